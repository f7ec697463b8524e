import type { Issue } from '#sim/refer.ts';
import type { Scenario } from './schema.ts';

/** Reports ids that stand twice in one list: a name is looked up as the last of them, and the others are never used. */
export function checkUnique(pack: Scenario, issues: Issue[]): void {
  const lists: [file: string, path: string | (string | number)[], list: readonly { id: string }[]][] = [
    ['scenario.yaml', 'roles', pack.scenario.roles],
    ['scenario.yaml', 'phases', pack.scenario.phases],
    ['scenario.yaml', 'objectives', pack.scenario.objectives],
    ['scenario.yaml', 'difficulties', pack.scenario.difficulties],
    ['scenario.yaml', 'formats', pack.scenario.formats ?? []],
    ['scenario.yaml', 'glossary', pack.scenario.glossary],
    ['scenario.yaml', 'crews', pack.scenario.crews],
    ['scenario.yaml', 'obligations', pack.scenario.obligations],
    ['network.yaml', 'hubs', pack.network.hubs],
    ['network.yaml', 'departments', pack.network.departments],
    ['services.yaml', 'entries', pack.services.entries],
    ['services.yaml', 'services', pack.services.services],
    ['services.yaml', 'processes', pack.services.processes],
    ['services.yaml', 'channels', pack.services.channels],
    ['actions.yaml', 'actions', pack.actions.actions],
    ['actions.yaml', 'preparations', pack.actions.preparations ?? []],
    ['injects.yaml', 'injects', pack.injects.injects],
    ...pack.injects.injects.map((one, i): (typeof lists)[number] => [
      'injects.yaml',
      ['injects', i, 'options'],
      one.options,
    ]),
    ['story.yaml', 'events', pack.story.events],
    ['attack.yaml', 'campaigns', pack.attack.campaigns],
    ['policies.yaml', 'policies', pack.policies.policies],
  ];
  for (const [file, path, list] of lists) {
    const seen = new Set<string>();
    list.forEach((one, i) => {
      if (seen.has(one.id))
        issues.push({ file, path: [...[path].flat(), i, 'id'], message: `the id "${one.id}" stands twice` });
      seen.add(one.id);
    });
  }
}

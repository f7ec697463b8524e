import { metrics } from '#sim/metrics.ts';
import type { Issue } from '#sim/refer.ts';
import { PackError } from './load.ts';
import { parFile, type Par } from './parSchema.ts';
import { readPackFile } from './readPackFile.ts';
import { readYaml } from './readYaml.ts';
import { createResolver } from './resolver.ts';
import type { Scenario } from './schema.ts';

const FILE = 'par.yaml';

/**
 * Reads a pack's `par.yaml` and checks that what it names is there.
 * @param pack the pack of the same folder
 * @returns null when the pack has none
 * @throws PackError with all mistakes found
 */
export async function loadPar(folder: string, pack: Scenario): Promise<Par | null> {
  const file = await readYaml((name) => readPackFile(folder, name), FILE, parFile);
  if (file === null) return null;
  const issues: (Issue & { line?: number })[] = [...file.issues];
  if (file.data) check(file.data, pack, issues);
  if (!file.data || issues.length > 0) {
    throw new PackError(
      folder,
      issues.map((one) => ({ ...one, line: one.line ?? file.lineOf(one.path) })),
    );
  }
  return file.data;
}

function check(par: Par, pack: Scenario, issues: Issue[]): void {
  const to = createResolver(pack, issues)(FILE);
  const policies = pack.policies.policies.map((one) => one.id);
  if (!policies.includes(par.policy))
    to.issue(`no policy "${par.policy}"; known: ${policies.join(', ')}`, 'policy');
  for (const id of Object.keys(par.points ?? {}))
    if (!policies.includes(id)) to.issue(`no policy "${id}"; known: ${policies.join(', ')}`, 'points', id);
  const seen = new Set<string>();
  par.rows.forEach((row, r) => {
    const at = to.at('rows', r);
    if (seen.has(row.id)) at.issue(`there is another row "${row.id}"`, 'id');
    seen.add(row.id);
    const { difficulty } = row;
    if (difficulty !== undefined && !pack.scenario.difficulties.some((one) => one.id === difficulty))
      at.issue(`no difficulty "${difficulty}"; scenario.yaml lists them`, 'difficulty');
    if (!('metric' in row)) return;
    const { of: kind, unit } = metrics[row.metric] as (typeof metrics)['service-down'];
    if (unit.read('1 %') === null) at.issue(`"${row.metric}" is not measured in per cent`, 'metric');
    if (!kind && row.of) at.issue(`"${row.metric}" is not of anything: leave this out`, 'of');
    if (kind && !row.of) at.issue(`"${row.metric}" needs "of": a list of what it is measured of (${kind})`);
    if (kind) row.of?.forEach((id, i) => at.index(kind, id, 'of', i));
  });
}

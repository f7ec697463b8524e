import type { Issue, Referable, Resolver } from '#sim/refer.ts';
import { minutesBetween } from '#sim/units.ts';
import { processIds, type ProcessId } from '#sim/world.ts';
import type { Scenario } from './schema.ts';

/** Collects mistakes of a whole pack while names are turned into places. */
export function createResolver(pack: Scenario, issues: Issue[]): (file: string) => Resolver {
  const { scenario, network, services, actions, injects, attack } = pack;
  const ids: Record<Referable, string[]> = {
    entry: services.entries.map((one) => one.id),
    service: services.services.map((one) => one.id),
    process: [...processIds],
    channel: services.channels.map((one) => one.id),
    hub: network.hubs.map((one) => one.id),
    department: network.departments.map((one) => one.id),
    campaign: attack.campaigns.map((one) => one.id),
    action: actions.actions.map((one) => one.id),
    inject: injects.injects.map((one) => one.id),
    obligation: scenario.obligations.map((one) => one.id),
    pool: scenario.crews.map((one) => one.id),
    role: scenario.roles.map((one) => one.id),
    objective: scenario.objectives.map((one) => one.id),
    phase: scenario.phases.map((one) => one.id),
  };
  const places = Object.fromEntries(
    Object.entries(ids).map(([kind, list]) => [kind, new Map(list.map((id, i) => [id, i]))]),
  ) as Record<Referable, Map<string, number>>;
  const tickMinutes = scenario.clock.tick;

  const make = (file: string, base: (string | number)[]): Resolver => {
    const issue: Resolver['issue'] = (message, ...path) => {
      issues.push({ file, path: [...base, ...path], message });
    };
    return {
      issue,
      has: (kind, id) => places[kind].has(id),
      index(kind, id, ...path) {
        const place = places[kind].get(id);
        if (place !== undefined) return place;
        issue(`no ${kind} "${id}"; ${suggest(id, ids[kind])}`, ...path);
        return 0;
      },
      process(id, ...path) {
        this.index('process', id, ...path);
        return (places.process.has(id) ? id : 'sort') as ProcessId;
      },
      ticks: (minutes) => (minutes <= 0 ? 0 : Math.max(1, Math.round(minutes / tickMinutes))),
      tickOf: (moment) =>
        Math.round(
          ('local' in moment
            ? minutesBetween(scenario.clock.start, moment.local)
            : minutesBetween(scenario.clock.start, scenario.clock.zero) + moment.afterZero) / tickMinutes,
        ),
      at: (...path) => make(file, [...base, ...path]),
    };
  };
  return (file) => make(file, []);
}

/** The known name nearest to a slip of the pen, or the list when it is short. */
function suggest(wrong: string, known: string[]): string {
  const near = known
    .map((id) => ({ id, distance: distance(wrong, id) }))
    .toSorted((a, b) => a.distance - b.distance)[0];
  if (near && near.distance <= Math.max(2, wrong.length / 3)) return `did you mean "${near.id}"?`;
  return known.length <= 24
    ? `known: ${known.join(', ')}`
    : `${known.length} are known, such as "${known[0]}"`;
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_one, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}

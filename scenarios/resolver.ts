import type { Issue, Referable, Resolver } from '#sim/refer.ts';
import { minutesBetween } from '#sim/units.ts';
import { suggest } from '#sim/suggest.ts';
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
    // A running exercise keeps the pack it was made with, and that may be older than preparations.
    preparation: (actions.preparations ?? []).map((one) => one.id),
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
      index(kind, id, ...path) {
        const place = places[kind].get(id);
        if (place !== undefined) return place;
        issue(`no ${kind} "${id}"; ${suggest(id, ids[kind])}`, ...path);
        return 0;
      },
      either(kinds, id, ...path) {
        for (const kind of kinds) {
          const place = places[kind].get(id);
          if (place !== undefined) return { kind, place };
        }
        const known = kinds.flatMap((kind) => ids[kind]);
        issue(`no ${kinds.join(' or ')} "${id}"; ${suggest(id, known)}`, ...path);
        return { kind: kinds[0]!, place: 0 };
      },
      option(inject, id, ...path) {
        const known = injects.injects.find((one) => one.id === inject)?.options.map((one) => one.id);
        if (known && !known.includes(id)) {
          issue(`inject "${inject}" has no option "${id}"; known: ${known.join(', ') || 'none'}`, ...path);
        }
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

import type { Resolver } from '#sim/refer.ts';
import type { Scenario } from './schema.ts';

type Target = NonNullable<Scenario['actions']['actions'][number]['target']>;

/** Ids that an action can point at. */
export function targetOptions({ services, network }: Scenario, target: Target): string[] {
  if (target.of !== 'all') return target.of;
  return {
    entry: services.entries,
    service: services.services,
    process: services.processes,
    channel: services.channels,
    hub: network.hubs,
    department: network.departments,
  }[target.kind].map((one) => one.id);
}

/** The same with the kind, each named id checked; null for an action without a target. */
export function compileTarget(pack: Scenario, target: Target | undefined, to: Resolver) {
  if (!target) return null;
  const all = targetOptions(pack, { ...target, of: 'all' });
  if (target.of === 'all') return { kind: target.kind, options: all };
  target.of.forEach((id, i) => to.index(target.kind, id, 'target', 'of', i));
  return { kind: target.kind, options: target.of.filter((id) => all.includes(id)) };
}

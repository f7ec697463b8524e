import type { Catalogue } from '#protocol/catalogue.ts';
import type { Scenario } from '#scenarios/schema.ts';
import { billOf } from '#sim/bill.ts';
import { happensOnce } from '#sim/decisions.ts';
import type { World } from '#sim/world.ts';

/** Actions that meet an obligation, as their effects tell. */
const meeting = ({ actions, effects }: World, obligation: number): string[] =>
  actions.flatMap((action) => {
    const aims = action.effects.flat().flatMap((effect) => effects[effect]!.aims);
    return aims.some((aim) => aim.kind === 'obligation' && aim.place === obligation) ? [action.id] : [];
  });

/** What everybody may know of a scenario: names, places, cards. No effect sizes, no injects, no attack. */
export function catalogueOf(pack: Scenario, world: World): Catalogue {
  const { scenario, network, services, actions } = pack;
  const needsOf = (needs: readonly { service: string; loss: number }[]) =>
    needs.map(({ service, loss }) => ({ service, lossBp: loss }));
  return {
    scenario: {
      id: scenario.id,
      title: scenario.title,
      summary: scenario.summary,
      organisation: scenario.organisation,
    },
    clock: {
      start: scenario.clock.start,
      tickMinutes: world.tickMinutes,
      zeroTick: world.zeroTick,
      endTick: world.endTick,
    },
    roles: scenario.roles,
    pools: scenario.crews,
    budget: scenario.budget,
    pettyCash: world.pettyCash,
    slowestBp: world.people.slowestBp,
    entries: services.entries.map(({ id, name, about, internet }) => ({ id, name, about, internet })),
    services: services.services.map((one) => ({
      id: one.id,
      name: one.name,
      about: one.about,
      entry: one.entry ?? null,
      exposedBp: one.exposed,
      needs: needsOf(one.needs),
      public: one.public > 0,
    })),
    processes: services.processes.map((one) => ({
      id: one.id,
      name: one.name,
      about: one.about,
      needs: needsOf(one.needs),
    })),
    channels: services.channels.map((one) => ({
      id: one.id,
      name: one.name,
      about: one.about,
      needs: needsOf(one.needs),
      process: one.process ?? null,
    })),
    hubs: network.hubs.map(({ id, name, at, department }) => ({ id, name, at, department })),
    links: network.links.map(({ from, to }) => ({ from, to })),
    departments: network.departments.map(({ id, name, hub }) => ({ id, name, hub })),
    actions: actions.actions.map((one, i) => {
      const action = world.actions[i]!;
      // The same wherever it points.
      const bill = billOf(world, action.effects[0]!);
      return {
        id: one.id,
        role: one.role,
        title: one.title,
        about: one.about,
        cost: one.cost,
        costPerHour: bill.perHour,
        adds: bill.adds,
        crew: one.crew,
        leadTicks: action.leadTicks,
        lastsTicks: action.lastsTicks < 0 ? null : action.lastsTicks,
        once: action.lastsTicks < 0 && happensOnce(world, action.effects.flat()),
        target:
          one.target && action.target ? { kind: one.target.kind, options: action.target.options } : null,
        times: one.times ?? null,
        cancellable: one.cancellable,
      };
    }),
    preparations: world.preparation.options.map((one, i) => {
      const { id, title, about, points } = actions.preparations[i]!;
      const makes = one.makes.map(({ action, ...terms }) => ({
        action: world.actions[action]!.id,
        ...terms,
      }));
      return { id, title, about, points, makes };
    }),
    objectives: scenario.objectives,
    obligations: scenario.obligations.map(({ id, name, about }, i) => ({
      id,
      name,
      about,
      actions: meeting(world, i),
    })),
    phases: scenario.phases,
    glossary: scenario.glossary,
    manual: pack.guide.manual,
  };
}

import type { Act } from '#protocol/views.ts';
import type { Scenario } from '#scenarios/schema.ts';
import { AT, type Decision, type TeamState } from '#sim/state.ts';
import { processIndex, type World } from '#sim/world.ts';
import type { Team } from './team.ts';

/** A figure on the team's screen that a decision acts on, and its place in the state. */
export interface Aim extends Pick<Act, 'kind' | 'id'> {
  place: number;
}
/** By action, then by place of the target (one row where there is none). */
export type Aims = readonly (readonly (readonly Aim[])[])[];

/** More than so many marks say nothing any more. */
const atMost = 4;

/**
 * What each decision acts on, as a screen can show it. Only where, never how much; fraud is left out, since whoever lies open to it
 * has to find out. Hubs have their marks on the map.
 */
export function aimsOf(pack: Scenario, world: World): Aims {
  const places = {
    entry: placesOf(world.entries),
    service: placesOf(world.services),
    channel: placesOf(world.channels),
    process: new Map(Object.entries(processIndex)),
  };
  const first = (kinds: readonly (keyof typeof places)[], id: string): Aim[] => {
    const kind = kinds.find((one) => places[one].has(id));
    return kind ? [{ kind, id, place: places[kind].get(id)! }] : [];
  };
  const aim = (effect: Record<string, unknown>, target: string | undefined): Aim[] => {
    const at = (field: string): string => {
      const id = effect[field];
      return id === '$target' ? (target ?? '') : String(id ?? '');
    };
    switch (effect['do']) {
      case 'filter':
        return first(['entry', 'service'], at('on'));
      case 'capacity':
        return first(['entry', 'service', 'channel'], at('of'));
      case 'demand':
        return first(['service', 'channel'], at('on'));
      case 'shed':
      case 'reroute':
        return first(['service'], at('service'));
      case 'fallback':
      case 'work':
        return first(['process'], at('process'));
      case 'substitute':
      case 'cash':
        return first(['channel'], at('channel'));
      case 'trust':
      case 'mood':
      case 'say':
      case 'inform':
        return [{ kind: 'trust', id: '', place: AT.trust }];
      default:
        return [];
    }
  };
  return pack.actions.actions.map((action, a) =>
    (world.actions[a]!.target?.options ?? [undefined]).map((target) => {
      const found = action.effects.flatMap((effect) => aim(effect, target));
      const keys = found.map((one) => `${one.kind}:${one.id}`);
      return found.filter((_one, i) => keys.indexOf(keys[i]!) === i).slice(0, atMost);
    }),
  );
}

const placesOf = (list: readonly { id: string }[]): Map<string, number> =>
  new Map(list.map(({ id }, place) => [id, place]));

/** The figure as it stands, basis points. */
function figureOf({ v }: TeamState, { kind, place }: Aim): number {
  switch (kind) {
    case 'service':
      return v.availability[place]!;
    case 'entry':
      return v.entryPass[place]!;
    case 'process':
      return v.processCapacity[place]!;
    case 'channel':
      return v.channelAvailability[place]!;
    case 'trust':
      return v.scalar[place]!;
  }
}

/** How the figures stand that a decision is about to act on. */
export function actsOf(
  { state }: Team,
  aims: Aims,
  { action, target }: Pick<Decision, 'action' | 'target'>,
): Act[] {
  const own = aims[action]?.[Math.max(0, target)] ?? [];
  return own.map((aim) => ({ kind: aim.kind, id: aim.id, beforeBp: figureOf(state, aim) }));
}

/** Remembers that for all that come into force at the next tick; asked before the step, and a look at one number when none does. */
export function noteWhatComes(team: Team, aims: Aims): void {
  const { state } = team;
  const next = state.tick + 1;
  if (next < state.decisionsLook) return;
  for (const one of state.decisions)
    if (one.state === 'preparing' && one.inForceTick <= next) team.acts.set(one.id, actsOf(team, aims, one));
}

import type { Act } from '#protocol/views.ts';
import type { Aim as EffectAim } from '#sim/effects/effect.ts';
import { AT, type Decision, type Views } from '#sim/state.ts';
import { thingsOf, type World } from '#sim/world.ts';
import type { Team } from './team.ts';

/** A figure on the team's screen that a decision acts on, and its place in the state. */
export interface Aim extends Pick<Act, 'kind' | 'id'> {
  place: number;
}
/** By action, then by place of the target (one row where there is none). */
export type Aims = readonly (readonly (readonly Aim[])[])[];

/** A decision carries no more marks than this: every row of the screen would have one. */
const atMost = 4;

/** The figures a screen can show before and after, basis points. */
const figures: Record<Act['kind'], (views: Views, place: number) => number> = {
  service: ({ availability }, place) => availability[place]!,
  entry: ({ entryPass }, place) => entryPass[place]!,
  process: ({ processCapacity }, place) => processCapacity[place]!,
  channel: ({ channelAvailability }, place) => channelAvailability[place]!,
  trust: ({ scalar }) => scalar[AT.trust]!,
};
const hasFigure = (aim: EffectAim): aim is Extract<EffectAim, { kind: Act['kind'] }> => aim.kind in figures;

/** What each decision acts on, as its effects tell and a screen can show it. Only where, never how much. */
export function aimsOf(world: World): Aims {
  const shown = (effects: readonly number[]): Aim[] => {
    const found = effects.flatMap((effect) =>
      world.effects[effect]!.aims.filter(hasFigure).map(({ kind, place }) => ({
        kind,
        id: kind === 'trust' ? '' : thingsOf[kind](world)[place]!.id,
        place,
      })),
    );
    const keys = found.map((one) => `${one.kind}:${one.id}`);
    return found.filter((_one, i) => keys.indexOf(keys[i]!) === i).slice(0, atMost);
  };
  return world.actions.map((action) => action.effects.map(shown));
}

/** How the figures stand that a decision is about to act on. */
export function actsOf(
  { state }: Team,
  aims: Aims,
  { action, target }: Pick<Decision, 'action' | 'target'>,
): Act[] {
  const own = aims[action]?.[Math.max(0, target)] ?? [];
  return own.map((aim) => ({ kind: aim.kind, id: aim.id, beforeBp: figures[aim.kind](state.v, aim.place) }));
}

/** Remembers that for all that come into force at the next tick; asked before the step, and a look at one number when none does. */
export function noteWhatComes(team: Team, aims: Aims): void {
  const { state } = team;
  const next = state.tick + 1;
  if (next < state.decisionsLook) return;
  for (const one of state.decisions)
    if (one.state === 'preparing' && one.inForceTick <= next) team.acts.set(one.id, actsOf(team, aims, one));
}

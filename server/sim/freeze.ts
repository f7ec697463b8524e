import {
  columnsOf,
  isTable,
  isWhole,
  isWholes,
  keep,
  layOver,
  longest,
  namedNumbers,
  nameOthers,
  plainOf,
  recordsOf,
  tableOf,
  type Missing,
  type Plain,
} from './plain.ts';
import { createStory, openTeam, type Story } from './run.ts';
import { AT, freshInject, freshObligation, SUM } from './state.ts';
import type { Decision, Happening, Standing, TeamState, Views } from './state.ts';
import type { World } from './world.ts';

/** Not saved: windows and buffers hold what `v` and `s` hold, and the rest is worked out again from what is saved. */
type Rebuilt = 'ints' | 'sums' | 'decisionsLook' | 'standingLook' | 'levers' | 'leversAt';
type Saved = Exclude<keyof TeamState, Rebuilt>;

/** A team as plain data. Every number stands by its name, so that a program that orders them otherwise can read it. */
export type FrozenTeam = Readonly<Record<Saved, Plain>>;
/** The story as plain data. */
export interface FrozenStory {
  readonly key: string;
  readonly since: readonly { readonly phase: string; readonly tick: number }[];
  readonly tick: number;
}

/** How one field is saved, and laid over the start values of a fresh team. */
interface Field {
  freeze: (state: TeamState, world: World) => Plain;
  thaw: (frozen: unknown, state: TeamState, world: World, missing: Missing) => void;
}

const scalars = namedNumbers(AT);
const { channels: CHANNELS, ...single } = SUM;
const sums = namedNumbers(single);

/** A record of which the program knows nothing points nowhere and is left out. */
const freshDecision = (): Decision => ({
  id: -1,
  action: -1,
  target: -1,
  by: '',
  state: 'ended',
  decidedTick: -1,
  inForceTick: -1,
  endTick: -1,
});
/** Saved with the effect's name beside its place: a pack compiled otherwise by a newer program is noticed. */
type NamedStanding = Standing & { kind: string };
const freshStanding = (): NamedStanding => ({ effect: -1, from: -1, until: -1, decision: -1, kind: '' });

function decisionFits(world: World, one: Decision): boolean {
  const action = world.actions[one.action];
  return one.id >= 0 && action !== undefined && one.target < (action.target?.options.length ?? 0);
}
function standingFits(world: World, { effect: place, kind }: NamedStanding): boolean {
  const effect = world.effects[place];
  return effect !== undefined && effect.standing && effect.kind === kind;
}

/** Every field of a team that is saved. One that is added to `TeamState` does not compile until it stands here. */
const fields: { readonly [K in Saved]: Field } = {
  tick: {
    freeze: ({ tick }) => tick,
    thaw(frozen, state, _world, missing) {
      if (isWhole(frozen)) state.tick = frozen;
      else missing('tick');
    },
  },
  v: {
    freeze({ v }) {
      const saved: Record<string, Plain> = {};
      for (const name in v) {
        const values = v[name as keyof Views];
        saved[name] = values === v.scalar ? scalars.freeze(values) : plainOf(values);
      }
      return saved;
    },
    thaw(frozen, { v }, _world, missing) {
      const saved = tableOf(frozen, 'v', missing);
      if (!saved) return;
      nameOthers(saved, v, 'v.', missing);
      for (const name in v) {
        const values = v[name as keyof Views];
        if (values !== v.scalar) layOver(saved[name], values, 0, `v.${name}`, missing);
        else if (name in saved) scalars.thaw(saved[name], values, 'v.scalar', missing);
      }
    },
  },
  s: {
    freeze: ({ s }) => ({ ...sums.freeze(s), channels: plainOf(s, CHANNELS) }),
    thaw(frozen, { s }, _world, missing) {
      const saved = tableOf(frozen, 's', missing);
      if (!saved) return;
      const { channels, ...rest } = saved;
      sums.thaw(rest, s, 's', missing);
      if (channels === undefined) missing('s.channels');
      layOver(channels, s, CHANNELS, 's.channels', missing);
    },
  },
  prepared: {
    freeze: ({ prepared }) => [...prepared],
    thaw(frozen, state, world, missing) {
      if (!isWholes(frozen)) return missing('prepared');
      const { options } = world.preparation;
      state.prepared = keep(frozen, (one) => options[one] !== undefined, 'prepared', missing);
    },
  },
  decisions: {
    freeze: ({ decisions }) => columnsOf(freshDecision(), decisions),
    thaw(frozen, state, world, missing) {
      const columns = tableOf(frozen, 'decisions', missing);
      if (!columns) return;
      const all = recordsOf(freshDecision, columns, longest(columns), 'decisions', missing);
      state.decisions = keep(all, (one) => decisionFits(world, one), 'decisions', missing);
    },
  },
  standing: {
    freeze: ({ standing }, { effects }) =>
      columnsOf(
        freshStanding(),
        standing.map((one) => ({ ...one, kind: effects[one.effect]!.kind })),
      ),
    thaw(frozen, state, world, missing) {
      const columns = tableOf(frozen, 'standing', missing);
      if (!columns) return;
      const all = recordsOf(freshStanding, columns, longest(columns), 'standing', missing);
      const fitting = keep(all, (one) => standingFits(world, one), 'standing', missing);
      state.standing = fitting.map(({ effect, from, until, decision }) => ({
        effect,
        from,
        until,
        decision,
      }));
    },
  },
  flags: {
    freeze: ({ flags }) => ({ ...flags }),
    thaw(frozen, state, _world, missing) {
      const saved = tableOf(frozen, 'flags', missing);
      if (!saved) return;
      state.flags = {};
      for (const [name, tick] of Object.entries(saved)) {
        if (isWhole(tick)) state.flags[name] = tick;
        else missing(`flags.${name}`);
      }
    },
  },
  injects: {
    freeze: ({ injects }) => columnsOf(freshInject(), injects),
    thaw(frozen, state, world, missing) {
      const columns = tableOf(frozen, 'injects', missing);
      if (columns) state.injects = recordsOf(freshInject, columns, world.injects.length, 'injects', missing);
    },
  },
  obligations: {
    freeze: ({ obligations }) => columnsOf(freshObligation(), obligations),
    thaw(frozen, state, world, missing) {
      const columns = tableOf(frozen, 'obligations', missing);
      if (!columns) return;
      const count = world.obligations.length;
      state.obligations = recordsOf(freshObligation, columns, count, 'obligations', missing);
    },
  },
  adversary: {
    freeze: ({ adversary }) => adversary,
    thaw(frozen, state, world, missing) {
      if (typeof frozen === 'string' && world.adversary.knows(frozen)) state.adversary = frozen;
      else missing('adversary');
    },
  },
  happenings: {
    freeze: ({ happenings }) => happenings.map((one) => ({ ...one })),
    thaw(frozen, state, _world, missing) {
      if (!Array.isArray(frozen)) return missing('happenings');
      const known = keep(frozen as unknown[], isHappening, 'happenings', missing);
      state.happenings = (known as Happening[]).map((one) => ({ ...one }));
    },
  },
};

/** What each kind of happening points at. */
const pointsAt: Record<Happening['kind'], 'decision' | 'inject' | 'obligation'> = {
  'in-force': 'decision',
  ended: 'decision',
  inject: 'inject',
  'inject-expired': 'inject',
  obligation: 'obligation',
};
const isHappening = (one: unknown): one is Happening =>
  isTable(one) &&
  Object.hasOwn(pointsAt, String(one.kind)) &&
  isWhole(one[pointsAt[one.kind as Happening['kind']]]);

/** A team as plain data: all that a tick reads or a screen shows, sharing nothing with the state. */
export function freezeTeam(world: World, state: TeamState): FrozenTeam {
  const frozen: Partial<Record<Saved, Plain>> = {};
  for (const name in fields) frozen[name as Saved] = fields[name as Saved].freeze(state, world);
  return frozen as FrozenTeam;
}

/**
 * A team from plain data, perhaps written by an older or a newer program: what fits by name, length and kind is laid over a team
 * at tick 0 of the same world; all else keeps its start value.
 * @returns the state, and the paths of what was saved and has no place or has a place and was not saved (`v.stock`)
 */
export function thawTeam(world: World, frozen: FrozenTeam): { state: TeamState; missing: string[] } {
  const state = openTeam(world);
  const missing = new Set<string>();
  const miss = (path: string): void => void missing.add(path);
  nameOthers(frozen, fields, '', miss);
  for (const name in fields) {
    if (name in frozen) fields[name as Saved].thaw(frozen[name as Saved], state, world, miss);
  }
  // The opening moves set these for the effects they brought; look again at what stands now.
  state.decisionsLook = 0;
  state.standingLook = 0;
  state.leversAt = -1;
  return { state, missing: [...missing] };
}

/** The story as plain data. */
export const freezeStory = ({ key, since, clock }: Story): FrozenStory => ({
  key,
  since: since.map((one) => ({ ...one })),
  tick: clock.tick,
});

/**
 * The story from plain data. A state that its chart does not know leaves it at its beginning.
 * @returns the story, and the names of what could not be placed
 */
export function thawStory(world: World, frozen: FrozenStory): { story: Story; missing: string[] } {
  const story = createStory(world);
  const missing: string[] = [];
  nameOthers(frozen, { key: 0, since: 0, tick: 0 }, '', (name) => missing.push(name));
  const { key, since, tick } = frozen as Partial<Record<keyof FrozenStory, unknown>>;
  if (typeof key === 'string' && world.story.knows(key)) story.key = key;
  else if (key !== undefined) missing.push('key');
  if (isWhole(tick)) story.clock.tick = tick;
  else if (tick !== undefined) missing.push('tick');
  const entered = (one: unknown): one is Story['since'][number] =>
    isTable(one) && typeof one.phase === 'string' && isWhole(one.tick);
  if (Array.isArray(since) && since.length > 0 && since.every(entered))
    story.since = since.map(({ phase, tick: at }) => ({ phase, tick: at }));
  else if (since !== undefined) missing.push('since');
  return { story, missing };
}

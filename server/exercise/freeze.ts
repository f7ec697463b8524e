import {
  freezeStory,
  freezeTeam,
  thawStory,
  thawTeam,
  type FrozenStory,
  type FrozenTeam,
} from '#sim/freeze.ts';
import type { Steps } from '#sim/steps.ts';
import { emptyState, place, seatsOf, type ExerciseState, type PlayedState } from './state.ts';
import type { Setting } from './setting.ts';
import { createTeam, type Team } from './team.ts';
import { hashText } from '#protocol/hash.ts';
import type { World } from '#sim/world.ts';
import { settle } from './settle.ts';

/** JSON, with maps as lists of pairs and typed arrays as lists. */
type Json = unknown;

/** What the log has made of the exercise beside its teams: they are frozen one by one. */
export interface FrozenCore {
  /** Of the program that saved it (see `shapeOf`). */
  shape: string;
  story: FrozenStory;
  /** Ids of the teams in their order. */
  teams: string[];
  fields: Record<string, Json>;
}

/** One team: its world, and what the exercise remembers around it. */
export interface FrozenPart {
  id: string;
  world: FrozenTeam;
  fields: Record<string, Json>;
  /** Its seats in their order, each with its roles: a team is frozen at a moment of its own. */
  roles: Record<string, string[]>;
}

/** An exercise as plain data, whole. */
export interface Frozen {
  core: FrozenCore;
  parts: FrozenPart[];
}

export function freezeCore(state: ExerciseState): FrozenCore {
  const fields: FrozenCore['fields'] = {};
  for (const name of coreFields) fields[name] = plain(state[name]);
  return { shape: state.shape, story: freezeStory(state.story), teams: [...state.teams.keys()], fields };
}

/**
 * The names of all that is saved, hashed. Two programs of one shape save the same; under other shapes hashes differ, though nothing may
 * be wrong.
 */
export function shapeOf(world: World): string {
  const team = createTeam(world, '', '');
  const saved = freezeTeam(world, team.state);
  const names = Object.entries(saved).map(([name, value]) => [
    name,
    isNamed(name, value) ? Object.keys(value) : [],
  ]);
  return hashText(JSON.stringify([coreFields, Object.keys(team), names]));
}

/** Its names are the program's; flags are named by the pack. */
const isNamed = (name: string, value: unknown): value is object =>
  name !== 'flags' && typeof value === 'object' && value !== null && !Array.isArray(value);

/** Fields of `PlayedState` that are saved as they are; the two that are left out have a form of their own. */
const coreFields = Object.keys({
  seq: 0,
  lifecycle: 0,
  tick: 0,
  ticksPerMinute: 0,
  jump: 0,
  locked: 0,
  recovered: 0,
  renewed: 0,
  storyEffects: 0,
  triggered: 0,
  allSeats: 0,
  plans: 0,
  announcements: 0,
  notices: 0,
  wall: 0,
  debrief: 0,
} satisfies Record<Exclude<keyof PlayedState, 'story' | 'teams'>, 0>) as Exclude<
  keyof PlayedState,
  'story' | 'teams'
>[];

export function freezePart(state: ExerciseState, team: Team): FrozenPart {
  return { id: team.id, world: freezeTeam(state.world, team.state), ...coldOf(state, team) };
}

/** A team without its world: what was said and done in it, and its curves. */
export function coldOf(state: ExerciseState, team: Team): Pick<FrozenPart, 'fields' | 'roles'> {
  const fields: FrozenPart['fields'] = {};
  for (const [name, value] of Object.entries(team)) {
    if (!ofItsOwn.has(name)) fields[name] = plain(value);
  }
  const roles = Object.fromEntries(seatsOf(state, team.id).map((seat) => [seat.id, seat.roles]));
  return { fields, roles };
}

/** Saved in another form (the world), or worked out again. */
const ofItsOwn: ReadonlySet<string> = new Set<keyof Team>(['state', 'told']);

/** Everything at this moment, all teams being at the current tick. */
export const freeze = (state: ExerciseState): Frozen => ({
  core: freezeCore(state),
  parts: [...state.teams.values()].map((team) => freezePart(state, team)),
});

/**
 * The exercise a snapshot was taken of, team by team: whoever drives it decides when others get their turn. What an older program
 * did not know keeps the value of a fresh exercise.
 * @returns the state; `missing` names what had no place or was not there, a path each
 */
export function* thaw(
  setting: Setting,
  core: FrozenCore,
  parts: Iterable<FrozenPart>,
): Steps<{ state: ExerciseState; missing: string[] }> {
  const state = emptyState(setting);
  const missing = new Set<string>();
  const { story, missing: untold } = thawStory(setting.world, core.story);
  untold.forEach((path) => missing.add(`story.${path}`));
  Object.assign(state, { story, ...revived(state, core.fields, coreFields, missing) });
  state.teams = new Map(core.teams.map((id) => [id, undefined as unknown as Team]));
  yield;
  let done = 0;
  for (const part of parts) {
    const team = thawPart(setting, part, missing);
    if (team.state.tick !== state.tick) {
      throw new Error(`team "${team.id}" is of tick ${team.state.tick}`);
    }
    state.teams.set(team.id, team);
    for (const [id, roles] of Object.entries(part.roles)) {
      const seat = state.allSeats.get(id);
      if (seat) place(state, Object.assign(seat, { roles }));
    }
    done += 1;
    yield done / core.teams.length;
  }
  const absent = [...state.teams].find(([, team]) => team === undefined);
  if (absent) throw new Error(`the snapshot has no team "${absent[0]}"`);
  yield* settle(state);
  return { state, missing: [...missing] };
}

function thawPart({ world }: Setting, part: FrozenPart, missing: Set<string>): Team {
  const { state, missing: unplaced } = thawTeam(world, part.world);
  unplaced.forEach((path) => missing.add(`team.${path}`));
  const team = createTeam(world, part.id, part.id);
  const names = Object.keys(team).filter((name) => !ofItsOwn.has(name)) as (keyof Team)[];
  return Object.assign(team, { state }, revived(team, part.fields, names, missing));
}

/** The saved values of these fields, each of the kind that a fresh one has. */
function revived<T extends object, K extends keyof T & string>(
  fresh: T,
  saved: Record<string, Json>,
  names: readonly K[],
  missing: Set<string>,
): Partial<T> {
  const found: Partial<T> = {};
  for (const name of names) {
    if (name in saved) found[name] = alike(fresh[name], saved[name]) as T[K];
    else missing.add(name);
  }
  return found;
}

const plain = (value: unknown): Json =>
  value instanceof Map ? [...value] : value instanceof Int32Array ? Array.from(value) : value;

function alike(fresh: unknown, saved: Json): unknown {
  if (fresh instanceof Map) return new Map(saved as [unknown, unknown][]);
  if (fresh instanceof Int32Array) return Int32Array.from(saved as number[]);
  return saved;
}

import { halfHourTicks } from '#sim/clock.ts';
import { extend, joined, type Curves } from '#protocol/curves.ts';
import type { Commitment, Reflection } from '#protocol/debrief.ts';
import type { Act, LogRecord, ReadRecord } from '#protocol/views.ts';
import type { TeamState } from '#sim/state.ts';
import { openTeam } from '#sim/run.ts';
import { stepTeam } from '#sim/step.ts';
import type { World } from '#sim/world.ts';
import { noteWhatComes, type Aims } from './acts.ts';
import { sampleOf, truthOf, withSample, type Stretches } from './samples.ts';

/** A person's place in a team. */
export interface Seat {
  id: string;
  team: string;
  name: string;
  roles: string[];
  removed: boolean;
  /** It was its own person who gave it up. */
  left?: true;
  /** Not here for so long that its roles bind nobody. */
  away?: true;
}

/** One team: its world, and what the exercise remembers around it. */
export interface Team {
  id: string;
  name: string;
  state: TeamState;
  log: LogRecord[];
  /** How much of the log the facilitator's live log has. */
  told: number;
  /** Half-hourly samples since tick 0: the truth, for the debrief. */
  curves: Curves;
  /** The same samples as the team saw them, with more beside them, for its own screen. */
  seen: Stretches;
  /** Words and sureness behind each decision, by its id. */
  reasons: Map<number, { why: string | null; confidence: number | null }>;
  /** Who answered an inject and in what words, by inject id. */
  answers: Map<string, { option: string | null; text: string | null; by: string; tick: number }>;
  /** Figures each decision acts on, as they stood before it came into force, by its id. */
  acts: Map<number, Act[]>;
  /** Who has opened each inject, by its id; a record is replaced, never changed. */
  reads: Map<string, ReadRecord>;
  announcements: { tick: number; text: string }[];
  /** What its players said after ENDEX, by seat. */
  reflections: Map<string, { name: string; answers: Reflection }>;
  /** What it will do about it, by number; the next gets one more than the highest there ever was. */
  commitments: Map<number, Commitment>;
  commitmentsMade: number;
  lastActTick: number | null;
  lastAction: string | null;
  /** Departures as last seen through the fog, hub by hub (row: from). */
  seenDeparted: Int32Array;
  /** Hash of all this as the team came to the last tick that is a multiple of `proofTicks`; empty before the first. */
  proof: string;
}

export function createTeam(world: World, id: string, name: string): Team {
  const state = openTeam(world);
  const first = sampleOf(world, state);
  return {
    id,
    name,
    state,
    log: [],
    told: 0,
    // A copy: these grow in place, and what is seen does not.
    curves: joined(truthOf(first, state)),
    seen: [first],
    reasons: new Map(),
    answers: new Map(),
    acts: new Map(),
    reads: new Map(),
    announcements: [],
    reflections: new Map(),
    commitments: new Map(),
    commitmentsMade: 0,
    lastActTick: null,
    lastAction: null,
    seenDeparted: state.v.departed.slice(),
    proof: '',
  };
}

/** One tick of a team, with what the exercise notes of it. */
export function advanceTeam(world: World, team: Team, storyEffects: readonly number[], aims: Aims): void {
  noteWhatComes(team, aims);
  stepTeam(world, team.state, storyEffects);
  record(world, team);
  const { v, tick } = team.state;
  const hubs = world.parcels.hubs.length;
  for (let h = 0; h < hubs; h++) {
    if (v.seenTick[h] === tick)
      team.seenDeparted.set(v.departed.subarray(h * hubs, (h + 1) * hubs), h * hubs);
  }
  if (tick % halfHourTicks(world) === 0) sample(world, team);
}

function sample(world: World, team: Team): void {
  const one = sampleOf(world, team.state);
  extend(team.curves, truthOf(one, team.state));
  team.seen = withSample(team.seen, one);
}

/** Writes what just happened in the team's world into its crisis log, and forgets it. */
export function record(world: World, team: Team): void {
  const { state, log } = team;
  const { tick } = state;
  for (const one of state.happenings) {
    if (one.kind === 'in-force' || one.kind === 'ended') {
      const decision = state.decisions[one.decision]!;
      const action = world.actions[decision.action]!;
      const target = action.target?.options[decision.target];
      log.push({
        tick,
        kind: one.kind,
        by: null,
        ref: action.id,
        ...(target === undefined ? {} : { target }),
      });
    } else if (one.kind === 'inject')
      log.push({ tick, kind: 'inject', by: null, ref: world.injects[one.inject]!.id });
    else if (one.kind === 'obligation') {
      log.push({
        tick,
        kind: 'obligation',
        by: null,
        ref: world.obligations[one.obligation]!.id,
        text: state.obligations[one.obligation]!.state,
      });
    }
  }
  state.happenings.length = 0;
}

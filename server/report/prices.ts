import type { Band, Price, Prices, Value } from '#protocol/prices.ts';
import type { Scenario } from '#scenarios/schema.ts';
import { bankUptimeBp } from '#sim/bank.ts';
import { play, waitingOf, type Policy } from '#sim/run.ts';
import { SUM, type TeamState } from '#sim/state.ts';
import { stepTeam } from '#sim/step.ts';
import type { World } from '#sim/world.ts';
import { outcomeOf } from './outcome.ts';
import { withSeed } from './play.ts';
import { runScript, type Change, type Checkpoint, type Move, type Ran, type Script } from './script.ts';
import { sharesOf } from './shares.ts';

export interface PricingOptions {
  pack: Scenario;
  seeds?: number;
  reference: Policy;
  /** Decisions that the team never took and this policy would have. */
  against: Policy;
  /** Called as it goes on, 0 to 1. */
  progress?: (done: number) => void;
}

const SEEDS = 20;

/** Prices every decision and answer of a team, and what it never decided. Long: for a worker. */
export function priceTeam(world: World, script: Script, options: PricingOptions): Prices {
  const { reference, against, seeds: count = SEEDS, progress = () => undefined } = options;
  const seeds = Array.from({ length: count }, (_one, i) => world.seed + i);
  const moves = script.moves.filter((one) => one.kind !== 'cancel');
  const missed = missedBy(world, script, against);
  const drafts = [...moves, ...missed].map((move) => ({
    move,
    without: [] as Value[],
    earlier: [] as Value[],
    later: [] as Value[],
    leftOpen: [] as Value[],
    /** Nobody would have been let do it then: it is not told. */
    possible: true,
    fell: [] as number[],
    where: { channels: {} as Record<string, number>, days: [] as number[] },
  }));
  let done = 0;
  seeds.forEach((seed, s) => {
    const lucky = s === 0 ? world : withSeed(world, seed);
    const checkpoints: Checkpoint[] = [];
    const base = runScript(lucky, script, {}, { each: (at) => checkpoints.push(at) });
    const was = valueOf(lucky, base.state);
    const value = (change: Change, tick: number): [Value, Ran] => {
      const ran = runScript(lucky, script, change, { from: before(checkpoints, tick) });
      return [valueOf(lucky, ran.state), ran];
    };
    for (const draft of drafts) {
      const { move } = draft;
      if (move.seq < 0) {
        const [now, ran] = value({ added: [move] }, move.tick);
        draft.without.push(less(now, was));
        if (s === 0) {
          draft.where = whereOf(lucky, ran, base);
          draft.possible = !ran.refused.includes(move.seq);
        }
      } else {
        const [now, ran] = value({ without: new Set([move.seq]) }, move.tick);
        draft.without.push(less(was, now));
        if (s === 0) {
          const already = new Set(base.refused);
          draft.fell = ran.refused.filter((seq) => !already.has(seq));
          draft.where = whereOf(lucky, base, ran);
        }
        if (move.kind === 'decide') {
          for (const [way, hours] of [
            ['earlier', -1],
            ['later', 1],
          ] as const) {
            const tick = Math.max(0, Math.min(script.end, move.tick + hours * lucky.hour));
            const [shifted] = value({ moved: new Map([[move.seq, tick]]) }, Math.min(tick, move.tick));
            draft[way].push(less(shifted, was));
          }
          draft.leftOpen.push(positionOf(lucky, script, move, before(checkpoints, move.tick), reference));
        }
      }
      progress((done += 1) / (drafts.length * seeds.length));
    }
  });
  return {
    team: script.team,
    seeds,
    reference: reference.id,
    asPlayed: valueOf(world, runScript(world, script).state),
    idle: valueOf(world, runScript(world, { ...script, moves: [], prepare: [] }).state),
    prices: drafts
      .filter(({ possible }) => possible)
      .map(({ move, fell, where, ...lists }) => ({
        seq: move.seq,
        tick: move.tick,
        kind: move.seq < 0 ? 'missed' : (move.kind as 'decide' | 'answer'),
        of: move.kind === 'decide' ? move.action : move.kind === 'answer' ? move.inject : '',
        choice: (move.kind === 'decide' ? move.target : move.kind === 'answer' ? move.option : null) ?? null,
        without: bandOf(lists.without),
        earlier: lists.earlier.length > 0 ? bandOf(lists.earlier) : null,
        later: lists.later.length > 0 ? bandOf(lists.later) : null,
        leftOpen: lists.leftOpen.length > 0 ? bandOf(lists.leftOpen) : null,
        fell,
        where,
      })),
    messages: messagesOf(options.pack, moves),
    unpriced: script.moves.length - moves.length,
    shares: sharesOf(world, script, valueOf),
  };
}

function messagesOf({ injects }: Scenario, moves: readonly Move[]): Prices['messages'] {
  const answered = new Set(moves.flatMap((one) => (one.kind === 'answer' ? [one.inject] : [])));
  return Object.fromEntries(
    injects.injects
      .filter(({ id }) => answered.has(id))
      .map(({ id, title, options }) => [
        id,
        { title, options: Object.fromEntries(options.map((option) => [option.id, option.label])) },
      ]),
  );
}

/** The last place to begin from at which nothing of this tick has been given yet. */
const before = (checkpoints: readonly Checkpoint[], tick: number): Checkpoint =>
  checkpoints.findLast((one) => one.state.tick <= tick)!;

export function valueOf(world: World, state: TeamState): Value {
  const minutes = state.tick * world.tickMinutes;
  return {
    parcels: state.s[SUM.delivered]!,
    bankMinutes: Math.round((bankUptimeBp(state) * minutes) / 10_000),
    points: outcomeOf(world, state).points,
  };
}

export const less = (a: Value, b: Value): Value => ({
  parcels: a.parcels - b.parcels,
  bankMinutes: a.bankMinutes - b.bankMinutes,
  points: a.points - b.points,
});

export function bandOf(values: readonly Value[]): Band {
  const at = (key: keyof Value, part: number): number => {
    const sorted = values.map((one) => one[key]).toSorted((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]!;
  };
  const all = (part: number): Value => ({
    parcels: at('parcels', part),
    bankMinutes: at('bankMinutes', part),
    points: at('points', part),
  });
  const [low, median, high] = [all(0.05), all(0.5), all(0.95)];
  return { median, low, high, tooSmall: low.points <= 0 && high.points >= 0 };
}

/** Where two plays differ. */
function whereOf(world: World, a: Ran, b: Ran): Price['where'] {
  const [ofA, ofB] = [outcomeOf(world, a.state).channels, outcomeOf(world, b.state).channels];
  return {
    channels: Object.fromEntries(world.channels.map(({ id }, c) => [id, ofA[c]! - ofB[c]!])),
    days: a.byDay.map((sum, d) => {
      const since = (ran: Ran) => ran.byDay[d]! - (ran.byDay[d - 1] ?? 0);
      return since(a) - since(b);
    }),
  };
}

/** The position after a move less the position without it, each played on to the end by one policy. */
function positionOf(world: World, script: Script, move: Move, from: Checkpoint, policy: Policy): Value {
  const upTo = (change: Change): TeamState =>
    runScript(world, { ...script, moves: script.moves.filter((one) => one.seq <= move.seq) }, change, {
      from,
      until: move.tick,
    }).state;
  const onward = (state: TeamState): Value => {
    const waiting = waitingOf(world, policy);
    while (state.tick < script.end) {
      stepTeam(world, state, script.story.get(state.tick + 1) ?? []);
      play(world, state, policy, waiting);
    }
    return valueOf(world, state);
  };
  return less(onward(upTo({})), onward(upTo({ without: new Set([move.seq]) })));
}

/** The first of each decision that the policy takes and the team never did, when the policy took it. */
function missedBy(world: World, script: Script, policy: Policy): Move[] {
  const taken = new Set(script.moves.flatMap((one) => (one.kind === 'decide' ? [one.action] : [])));
  const state = runScript(
    world,
    { ...script, moves: [], prepare: [...policy.prepare] },
    {},
    { until: 0 },
  ).state;
  const waiting = waitingOf(world, policy);
  const missed: Move[] = [];
  while (state.tick < script.end) {
    stepTeam(world, state, script.story.get(state.tick + 1) ?? []);
    const already = state.decisions.length;
    play(world, state, policy, waiting);
    for (const one of state.decisions.slice(already)) {
      const { id, target } = world.actions[one.action]!;
      if (taken.has(id)) continue;
      taken.add(id);
      const number = -1 - missed.length;
      missed.push({
        seq: number,
        tick: state.tick,
        kind: 'decide',
        action: id,
        target: target?.options[one.target],
        decision: number,
        by: 'nobody',
      });
    }
  }
  return missed;
}

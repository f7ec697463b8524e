import type { Policy } from '#sim/run.ts';
import { createStory, openPrepared, play, stepStory, waitingOf } from '#sim/run.ts';
import type { TeamState } from '#sim/state.ts';
import { stepTeam } from '#sim/step.ts';
import type { World } from '#sim/world.ts';
import { aligned, count } from '../lab/figures.ts';
import { mark, readFlags, whole, words } from '../lab/flags.ts';
import { openScenario, policyOf, scenarioFlags } from '../lab/scenario.ts';
import type { Verb } from '../lab/verb.ts';
import { playOut, scripted } from '../report/play.ts';
import { against, againstTable } from './against.ts';
import { calibrate, spread, time, type Spread } from './stopwatch.ts';

const BAR = 1000;
const AIM = 2000;
/** Least of an earlier build's speed, any policy. */
const RATIO = 0.9;
const HOT_BAR = 32 * 1024;
const CROWD = 100;

const flags = {
  ...scenarioFlags,
  samples: whole(7, { least: 1, most: 99 }),
  against: words(null),
  json: mark(),
};

/** How fast one kind of play is simulated: team-days a second. */
interface Speed {
  play: string;
  perCpuSecond: Spread;
  perWallSecond: Spread;
  /** Team-days in the time of a million steps of the calibration loop: compares between machines. */
  perMillionSteps: Spread;
}

/** What one team takes in memory. */
interface Hot {
  ints: number;
  sums: number;
  levers: number;
  /** JSON of everything else: decisions, standing effects, injects, obligations. At the start and at the most. */
  coldJsonAtStart: number;
  coldJsonAtMost: number;
}

export interface WorldBench {
  scenario: string;
  days: number;
  ticks: number;
  samples: number;
  /** Millions of steps of the calibration loop a processor second. */
  calibration: Spread;
  speeds: Speed[];
  bytes: Hot;
  bar: number;
  aim: number;
}

export const world: Verb = {
  what: 'how fast the world is simulated, and how much a team weighs',
  help: `Team-days simulated per second and core: one team played by each policy from the first tick to the last, and ${CROWD} teams
side by side, tick by tick, as a server has them. Median of several samples with the least and the most, by processor time
and by the clock; and as a ratio to a fixed loop of integer work timed before and after each sample, so that figures compare
between machines. Also the bytes of one team. Bar: ${count(BAR)} team-days per second and core; aim: ${count(AIM)}.

  npm run bench -- world [scenario] [--samples 7] [--json]
  npm run bench -- world --against <folder of an earlier build> [--json]

  --against     plays both builds in turns, twelve times each, and prints the ratio of the best (bar: ${RATIO})
  --samples     how often each is measured (default: 7)
  --difficulty  one of the pack's difficulties (default: as the pack has it)
  --scenarios   folder of the packs (default: scenarios)
  --json        one JSON object instead of a table`,
  async run(args) {
    const { values, positionals } = readFlags(args, flags);
    if (values.against !== null) {
      const rows = await against(values.against);
      return { out: values.json ? JSON.stringify(rows) : againstTable(rows, RATIO), code: 0 };
    }
    const played = await openScenario(
      'run',
      positionals.length > 0 ? positionals : ['la-poste-2025'],
      values,
    );
    const textbook = policyOf(played, 'textbook');
    const works: [string, number, () => void][] = [
      ...['idle', 'as-happened', 'textbook'].map((id): [string, number, () => void] => {
        const policy = policyOf(played, id);
        return [id, 1, () => void playOut(played.world, scripted(policy))];
      }),
      [`textbook, ${CROWD} teams`, CROWD, () => playCrowd(played.world, textbook, CROWD)],
    ];
    const report = measure(played.world, works, values.samples, weigh(played.world, textbook));
    return { out: values.json ? JSON.stringify(report) : table(report), code: 0 };
  },
};

function measure(
  world: World,
  works: readonly [string, number, () => void][],
  samples: number,
  bytes: Hot,
): WorldBench {
  const days = (world.endTick * world.tickMinutes) / 1440;
  const loops: number[] = [];
  const speeds = works.map(([play, teams, work]): Speed => {
    // Once to learn how often it must be repeated for a reading, and for the compiler to have seen it.
    const once = time(work).wallSeconds;
    const times = Math.max(1, Math.ceil(0.4 / once));
    const [cpu, wall, ratio]: [number[], number[], number[]] = [[], [], []];
    for (let i = 0; i < samples; i++) {
      const before = loop();
      const taken = time(() => {
        for (let n = 0; n < times; n++) work();
      });
      const after = loop();
      loops.push(before, after);
      const teamDays = times * teams * days;
      cpu.push(teamDays / taken.cpuSeconds);
      wall.push(teamDays / taken.wallSeconds);
      ratio.push(teamDays / taken.cpuSeconds / ((before + after) / 2));
    }
    return { play, perCpuSecond: spread(cpu), perWallSecond: spread(wall), perMillionSteps: spread(ratio) };
  });
  return {
    scenario: world.id,
    days: Math.round(days * 100) / 100,
    ticks: world.endTick,
    samples,
    calibration: spread(loops),
    speeds,
    bytes,
    bar: BAR,
    aim: AIM,
  };
}

/** Millions of calibration steps a processor second. */
function loop(): number {
  let steps = 0;
  const { cpuSeconds } = time(() => (steps = calibrate()));
  return steps / cpuSeconds;
}

/** Many teams, one story, each tick of all before the next: caches meet every team anew. */
function playCrowd(world: World, policy: Policy, size: number): void {
  const story = createStory(world);
  const teams = Array.from({ length: size }, () => ({
    state: openPrepared(world, policy.prepare),
    waiting: waitingOf(world, policy),
  }));
  for (let tick = 1; tick <= world.endTick; tick++) {
    const effects = stepStory(world, story, tick);
    for (const { state, waiting } of teams) {
      stepTeam(world, state, effects);
      play(world, state, policy, waiting);
    }
  }
}

function weigh(world: World, policy: Policy): Hot {
  const cold = ({
    prepared,
    decisions,
    standing,
    flags,
    injects,
    obligations,
    adversary,
    happenings,
  }: TeamState) =>
    JSON.stringify({ prepared, decisions, standing, flags, injects, obligations, adversary, happenings })
      .length;
  let [atStart, atMost] = [0, 0];
  const end = playOut(world, scripted(policy), (state) => {
    if (state.tick === 0) atStart = cold(state);
    if (state.tick % world.hour === 0) atMost = Math.max(atMost, cold(state));
  });
  return {
    ints: end.ints.byteLength,
    sums: end.sums.byteLength,
    levers: end.levers ? 2 * end.levers.block.all.byteLength : 0,
    coldJsonAtStart: atStart,
    coldJsonAtMost: atMost,
  };
}

function table(report: WorldBench): string {
  const cell = ({ median, min, max }: Spread, digits = 0) =>
    `${figure(median, digits)} (${figure(min, digits)} to ${figure(max, digits)})`;
  const figure = (value: number, digits: number) =>
    digits === 0 ? count(Math.round(value)) : value.toFixed(digits);
  const rows = report.speeds.map((one) => [
    one.play,
    cell(one.perCpuSecond),
    cell(one.perWallSecond),
    cell(one.perMillionSteps, 2),
    one.perCpuSecond.median >= report.aim
      ? 'aim'
      : one.perCpuSecond.median >= report.bar
        ? 'bar'
        : 'BELOW THE BAR',
  ]);
  const { ints, sums, levers, coldJsonAtStart, coldJsonAtMost } = report.bytes;
  const hot = ints + sums + levers;
  return [
    `${report.scenario}: ${report.days} days of ${report.ticks} ticks; median of ${report.samples} samples (least to most)`,
    '',
    aligned([
      [
        'team-days',
        'per second and core (processor time)',
        'per second (clock)',
        'per million loop steps',
        'reaches',
      ],
      ...rows,
    ]),
    '',
    `bar ${count(report.bar)}, aim ${count(report.aim)}; the fixed loop: ${cell(report.calibration)} million steps a processor second`,
    `one team: ${count(hot)} bytes hot (${count(ints)} of integers, ${count(sums)} of sums, ${count(levers)} of levers), ${hot <= HOT_BAR ? 'within' : 'BEYOND'} ${count(HOT_BAR)}; the rest as JSON ${count(coldJsonAtStart)} at the start, ${count(coldJsonAtMost)} at most`,
  ].join('\n');
}

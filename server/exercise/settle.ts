import type { Steps } from '#sim/steps.ts';
import { resultNow } from './result.ts';
import { addLine, LINES, type ExerciseState, type Line } from './state.ts';

type Unnumbered = Omit<Line, 'seq'>;

/** Works out again what stands beside a state that came out of a snapshot: receipts and the result. */
export function* settle(state: ExerciseState): Steps {
  const { teams, lifecycle, readTeams } = state;
  for (const team of teams.values()) {
    for (const id of team.reads.keys()) readTeams.set(id, (readTeams.get(id) ?? 0) + 1);
    yield;
  }
  if (lifecycle === 'debrief' || lifecycle === 'closed') state.result = resultNow(state);
}

/** Puts the live log together again, by time: a log that is run again brings teams on one after the other, many ticks each. */
export function* settleLines(state: ExerciseState): Steps {
  // Which of two teams did something first within a tick is not known any more.
  const newest = (lines: Unnumbered[]) => lines.toSorted((a, b) => a.tick - b.tick).slice(-LINES);
  let lines: Unnumbered[] = newest(state.notices.map((log) => ({ tick: log.tick, team: null, log })));
  for (const team of state.teams.values()) {
    team.told = team.log.length;
    const since = lines.length < LINES ? -1 : lines[0]!.tick;
    for (const log of team.log.slice(-LINES))
      if (log.tick >= since) lines.push({ tick: log.tick, team: team.id, log });
    if (lines.length > 8 * LINES) lines = newest(lines);
    yield;
  }
  state.lines = [];
  for (const { tick, team, log } of newest(lines)) addLine(state, tick, team, log);
}

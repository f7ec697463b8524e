import { resultNow } from './result.ts';
import { addLine, LINES, type ExerciseState, type Line } from './state.ts';

/** Works out again what stands beside a state that came out of a snapshot: receipts, the live log, the result. */
export function settle(state: ExerciseState): void {
  const { teams, lifecycle, readTeams } = state;
  for (const team of teams.values()) {
    for (const id of team.reads.keys()) readTeams.set(id, (readTeams.get(id) ?? 0) + 1);
  }
  settleLines(state);
  if (lifecycle === 'debrief' || lifecycle === 'closed') {
    state.result = resultNow(state);
  }
}

/** Puts the live log together again, by time: a log that is run again brings teams on one after the other, many ticks each. */
export function settleLines(state: ExerciseState): void {
  state.lines = [];
  const newest: Omit<Line, 'seq'>[] = state.notices.map((log) => ({ tick: log.tick, team: null, log }));
  for (const team of state.teams.values()) {
    team.told = team.log.length;
    newest.push(...team.log.slice(-LINES).map((log) => ({ tick: log.tick, team: team.id, log })));
  }
  // Which of two teams did something first within a tick is not known any more.
  const inOrder = newest.toSorted((a, b) => a.tick - b.tick).slice(-LINES);
  for (const { tick, team, log } of inOrder) addLine(state, tick, team, log);
}

import { applyEffects } from './apply.ts';
import type { TeamState } from './state.ts';
import type { World } from './world.ts';
import { quarterTicks } from './clock.ts';

/** Obligations: a condition starts the clock, an action meets it; past due it is late, past its grace missed. */
export function stepObligations(world: World, state: TeamState): void {
  // What starts a clock is asked once a quarter of an hour, for each at minutes of its own.
  const every = quarterTicks(world);
  for (let i = 0; i < world.obligations.length; i++) {
    const obligation = world.obligations[i]!;
    const at = state.obligations[i]!;
    if (at.state === 'met' || at.state === 'missed') continue;
    if (at.state === 'waiting') {
      if ((state.tick + i) % every !== 0 || !obligation.starts(world, state)) continue;
      at.startedTick = state.tick;
      // Met before it began: straight to `met`, so that the log has one line for it and not two.
      at.state = at.metTick >= 0 ? 'met' : 'running';
      state.happenings.push({ kind: 'obligation', obligation: i });
    }
    if (at.metTick >= 0) {
      // One that was late when it was met keeps the state `late`: reports count it so.
      if (at.state === 'running') {
        at.state = 'met';
        state.happenings.push({ kind: 'obligation', obligation: i });
      }
      continue;
    }
    const age = state.tick - at.startedTick;
    if (at.state === 'running' && age > obligation.dueTicks) {
      at.state = 'late';
      applyEffects(world, state, obligation.late);
      state.happenings.push({ kind: 'obligation', obligation: i });
    } else if (at.state === 'late' && age > obligation.dueTicks + obligation.missedTicks) {
      at.state = 'missed';
      applyEffects(world, state, obligation.missed);
      state.happenings.push({ kind: 'obligation', obligation: i });
    }
  }
}

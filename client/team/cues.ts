import type { TeamRecords } from '#protocol/views.ts';
import { stateOf } from '../ui/stateMark.tsx';
import type { Cue } from '../ui/sound.ts';

type Table = Partial<TeamRecords>;

/**
 * What is worth a sound between two tables: a message that must be answered, a decision that came into force, a service that
 * fell or rose again. Each once at most, most pressing first; after a jump of the clock nothing, since half the world is new then.
 */
export function cuesBetween(before: Table | null, after: Table | null, most: number): Cue[] {
  if (!before?.clock || !after?.clock || before.team?.id !== after.team?.id) return [];
  const passed = after.clock.tick - before.clock.tick;
  if (passed < 0 || passed > most) return [];
  const found = new Set<Cue>();
  for (const key in after) {
    const now = after[key as keyof Table];
    const then = before[key as keyof Table];
    if (now === then) continue;
    if (key.startsWith('inject:')) {
      if (!then && (now as TeamRecords[`inject:${string}`]).priority === 'must') found.add('message');
    } else if (key.startsWith('decision:')) {
      const one = now as TeamRecords[`decision:${number}`];
      const was = then as typeof one | undefined;
      const began = one.state === 'in-force' || one.state === 'ended';
      if (began && (!was || was.state === 'preparing')) found.add('in-force');
    } else if (key.startsWith('service:') && then) {
      const one = now as TeamRecords[`service:${string}`];
      const state = stateOf(one.availabilityBp);
      const former = stateOf((then as typeof one).availabilityBp);
      if (state === 'down' && former !== 'down' && !one.shed) found.add('down');
      if (state === 'up' && former !== 'up') found.add('up');
    }
  }
  return (['message', 'down', 'in-force', 'up'] as const).filter((cue) => found.has(cue));
}

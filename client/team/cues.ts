import { entriesOf } from '#protocol/delta.ts';
import type { TeamRecords } from '#protocol/views.ts';
import { stateOf } from '../ui/stateMark.tsx';
import type { Cue } from '../ui/sound.ts';

type Table = Partial<TeamRecords>;

/**
 * What is worth a sound between two tables: a message that must be answered, a decision that came into force, a service that
 * fell or rose again. Each once at most, most pressing first; after a jump of the clock nothing.
 */
export function cuesBetween(before: Table | null, after: Table | null, most: number): Cue[] {
  if (!before?.clock || !after?.clock || before.team?.id !== after.team?.id) return [];
  const passed = after.clock.tick - before.clock.tick;
  if (passed < 0 || passed > most) return [];
  const found = new Set<Cue>();
  for (const { id, record } of entriesOf(after, 'inject')) {
    if (!before[`inject:${id}`] && record.priority === 'must') found.add('message');
  }
  for (const { record } of entriesOf(after, 'decision')) {
    const was = before[`decision:${record.id}`];
    const began = record.state === 'in-force' || record.state === 'ended';
    if (began && (!was || was.state === 'preparing')) found.add('in-force');
  }
  for (const { id, record } of entriesOf(after, 'service')) {
    const was = before[`service:${id}`];
    if (!was) continue;
    const state = stateOf(record.availabilityBp);
    const former = stateOf(was.availabilityBp);
    if (state === 'down' && former !== 'down' && !record.shed) found.add('down');
    if (state === 'up' && former !== 'up') found.add('up');
  }
  return (['message', 'down', 'in-force', 'up'] as const).filter((cue) => found.has(cue));
}

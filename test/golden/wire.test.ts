import { expect, it } from 'vitest';
import { diff, type Table } from '#protocol/delta.ts';
import type { Exercise } from '#exercise/exercise.ts';
import { accept, facilitator, open, seat } from '../support/exercise.ts';
import { golden } from '../support/golden.ts';

/** What goes to each audience, as lines of JSON: one `welcome`, then a delta for whatever changed. */
function listener(exercise: Exercise) {
  const lines: string[] = [];
  const sent = new Map<string, { seq: number; table: Table }>();
  const views: [name: string, look: () => Table][] = [
    ['team team-1', () => exercise.view('team', 'team-1')],
    ['facilitator', () => exercise.view('facilitator')],
    ['projector', () => exercise.view('projector')],
  ];
  const look = (why: string): void => {
    lines.push(`# ${why}`);
    for (const [name, view] of views) {
      const table = view();
      const before = sent.get(name);
      const delta = before && diff(before.table, table);
      const seq = before ? before.seq + (delta ? 1 : 0) : 0;
      // A record a line, so that a difference reads as what it is.
      const records = before ? delta && { ...delta.put, ...Object.fromEntries(delta.drop.map((key) => [key, '(dropped)'])) } : table;
      if (records) {
        lines.push(`${name} ${before ? 'delta' : 'welcome'} ${JSON.stringify({ seq, tick: exercise.tick })}`);
        for (const key of Object.keys(records).toSorted()) lines.push(`  ${key} ${JSON.stringify(records[key])}`);
      }
      sent.set(name, { seq, table });
    }
  };
  return { lines, look };
}

it('a short exercise over the wire is what it was', async () => {
  const exercise = open();
  const { lines, look } = listener(exercise);
  const run = (ticks: number) => {
    for (let i = 0; i < ticks && exercise.beginTick(); i++) exercise.finishTick();
    look(`${ticks} ticks later`);
  };
  look('the lobby');
  exercise.setOnline('seat-1', true);
  accept(exercise, seat('seat-1'), { type: 'take-role', role: 'director' });
  look('a player comes in and takes a role');
  accept(exercise, facilitator, { type: 'start' });
  look('STARTEX');
  run(1);
  accept(exercise, facilitator, { type: 'jump', to: { tick: 20 } });
  look('a jump to ten minutes after T+0');
  accept(exercise, seat('seat-1'), { type: 'decide', action: 'scrub', why: 'the link is full' });
  look('a decision');
  accept(exercise, seat('seat-1'), { type: 'decide', action: 'say-down' });
  look('a decision in force at once');
  accept(exercise, facilitator, { type: 'jump', to: 'next-inject' });
  look('the news');
  accept(exercise, facilitator, { type: 'jump', to: 'next-inject' });
  look('a journalist');
  accept(exercise, seat('seat-1'), { type: 'answer', inject: 'journalist', option: 'truth' });
  look('an answer');
  accept(exercise, facilitator, { type: 'trigger-story', event: 'ease' });
  accept(exercise, facilitator, { type: 'announce', text: 'Ten minutes left.' });
  look('the flood eases; a word to all');
  run(2);
  accept(exercise, facilitator, { type: 'pause' });
  look('a pause');
  accept(exercise, facilitator, { type: 'end' });
  look('ENDEX');
  expect(lines).toEqual(await golden('wire.txt', lines));
});

import { expect, test } from 'vitest';
import type { PlayerCommand } from '#protocol/commands.ts';
import { advance, seat, started } from '../support/exercise.ts';
import { changed } from '../support/mini.ts';

const decide: PlayerCommand = { type: 'decide', action: 'scrub' };

/** An hour of play is an hour, however long a tick is. */
test.each([
  [5, 12],
  [10, 6],
  [15, 4],
])('at %i minutes a tick a decision on figures more than %i ticks old is stale', (minutes, hour) => {
  const pack = changed((one) => {
    one.policies.policies = [];
    one.scenario.clock.tick = minutes;
  });
  const given = (command: PlayerCommand, seenTick: number) => {
    const exercise = started({}, pack);
    advance(exercise, 30);
    return exercise.submit(seat('seat-1'), command, { at: 0, commandId: null, seenTick });
  };
  expect(given(decide, 30 - hour)).toMatchObject({ ok: true });
  expect(given(decide, 29 - hour)).toMatchObject({
    ok: false,
    refusal: { code: 'stale', params: { ticks: hour + 1 } },
  });
  expect(given({ type: 'log', text: 'hello' }, 0)).toMatchObject({ ok: true });
});

test('the first answer wins over staleness', () => {
  const exercise = started();
  const meta = { at: 0, commandId: 'command-1', seenTick: 0 };
  const first = exercise.submit(seat('seat-1'), decide, meta);
  advance(exercise, 30);
  expect(exercise.submit(seat('seat-1'), decide, meta)).toEqual({ ...first, repeat: true });
});

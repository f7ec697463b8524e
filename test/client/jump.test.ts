import { afterEach, describe, expect, it } from 'vitest';
import type { Catalogue } from '#protocol/catalogue.ts';
import type { ExerciseRecord } from '#protocol/views.ts';
import { canAct, canDirect } from '../../client/command.ts';
import { status } from '../../client/connection.ts';
import { language } from '../../client/i18n/index.ts';
import { refusalText } from '../../client/i18n/refusals.ts';
import { catalogue, facilitator, team } from '../../client/store.ts';
import { jumpPercent, jumpWords } from '../../client/ui/jump.ts';

const clock = { start: '2025-12-22T05:00', tickMinutes: 5, zeroTick: 18, endTick: 1236 };
const jump = { from: 100, to: 300 };
const spaces = (words: string) => words.replace(/\s/g, ' ');

afterEach(() => {
  language.value = 'en';
  status.value = 'idle';
  catalogue.value = null;
  for (const store of [team, facilitator]) store.replace(null);
});

describe('the clock is being run ahead', () => {
  it('by a part of the way that never leaves 0 to 100', () => {
    expect([90, 100, 101, 199, 299, 300, 400].map((tick) => jumpPercent(jump, tick))).toEqual([
      0, 0, 0, 49, 99, 100, 100,
    ]);
    expect(jumpPercent({ from: 5, to: 5 }, 5)).toBe(100);
  });

  it('to a time that is said in both languages', () => {
    expect(jumpWords(jump, clock)).toBe('The clock is being run ahead to Tue 23 Dec 06:00');
    language.value = 'fr';
    expect(spaces(jumpWords(jump, clock))).toBe('L’horloge avance jusqu’au mar. 23 déc. 06:00');
  });

  it('and nothing can be pressed until it is there', () => {
    status.value = 'live';
    const exercise = (of: ExerciseRecord['jump']) => {
      for (const store of [team, facilitator]) store.replace({ exercise: { jump: of } as ExerciseRecord });
      return [canAct(), canDirect()];
    };
    expect(exercise(null)).toEqual([true, true]);
    expect(exercise(jump)).toEqual([false, false]);
    expect(exercise(null)).toEqual([true, true]);
  });

  it('is a reason that names the time, where the page knows the clock', () => {
    const refusal = { code: 'jumping', message: 'later', params: { tick: 300, minutes: 60 } } as const;
    expect(refusalText(refusal)).toBe(
      'The clock is being run ahead. Wait until it stands again, then try once more.',
    );
    catalogue.value = { clock } as Catalogue;
    expect(refusalText(refusal)).toBe(
      'The clock is being run ahead to Tue 23 Dec 06:00. Wait until it is there, then try once more.',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { replay } from '#exercise/restore.ts';
import { facilitatorCommand } from '#protocol/commands.ts';
import { promptLength } from '#protocol/text.ts';
import { hashState } from '#sim/state.ts';
import { accept, define, facilitator, open, refuse, seat, started } from '../support/exercise.ts';
import { changed, mini } from '../support/mini.ts';
import { including } from '../support/views.ts';

const ask = { type: 'show-prompt', text: 'What do you know?', minutes: 5 } as const;

describe('a prompt on the wall', () => {
  it('stands there in every phase until it is taken off, and goes to no team', () => {
    const exercise = open();
    accept(exercise, facilitator, ask);
    expect(exercise.view('projector')['prompt']).toEqual({ text: ask.text, minutes: 5, at: 0 });
    expect(exercise.view('facilitator')['prompt']).toEqual(exercise.view('projector')['prompt']);
    expect(including('What do you know', exercise.view('team', 'team-1'))).toEqual([]);
    accept(exercise, facilitator, { type: 'show-prompt', text: 'And now?' });
    expect(exercise.view('projector')['prompt']).toMatchObject({ text: 'And now?', minutes: null });
    accept(exercise, facilitator, { type: 'clear-prompt' });
    expect(exercise.view('projector')['prompt']).toBeUndefined();
    expect(exercise.view('facilitator')['prompt']).toBeUndefined();
  });

  it('goes by itself when the exercise begins and when it ends, and stays over a pause', () => {
    const exercise = open();
    const shown = () => exercise.view('projector')['prompt'] !== undefined;
    accept(exercise, facilitator, ask);
    accept(exercise, facilitator, { type: 'start' });
    expect(shown()).toBe(false);
    accept(exercise, facilitator, ask);
    for (const type of ['pause', 'resume'] as const) {
      accept(exercise, facilitator, { type });
      expect(shown()).toBe(true);
    }
    accept(exercise, facilitator, { type: 'end' });
    expect(shown()).toBe(false);
    accept(exercise, facilitator, ask);
    expect(shown()).toBe(true);
    accept(exercise, facilitator, { type: 'close' });
    expect(shown()).toBe(false);
    refuse(exercise, facilitator, ask, 'wrong-phase');
  });

  it('is the facilitator’s alone, and leaves every team’s world as it is', () => {
    const exercise = started();
    refuse(exercise, seat('seat-1'), ask, 'not-allowed');
    const worlds = () => [...exercise.teams.values()].map(({ state }) => hashState(state));
    const before = worlds();
    const whole = exercise.hash();
    accept(exercise, facilitator, ask);
    expect(worlds()).toEqual(before);
    expect(exercise.hash()).not.toBe(whole);
  });

  it('is there again after a replay, with the time it was put up', () => {
    const exercise = started();
    exercise.submit(facilitator, ask, { at: 123_000, commandId: null });
    const again = replay(define(), { scenario: mini.scenario }, exercise.entries, exercise.tick);
    expect(again.view('projector')['prompt']).toMatchObject({ at: 123_000 });
  });

  it('takes what can be read from afar, and no more', () => {
    const parse = (part: object) => facilitatorCommand.safeParse({ ...ask, ...part }).success;
    expect(parse({ text: 'x'.repeat(promptLength) })).toBe(true);
    expect(parse({ text: 'x'.repeat(promptLength + 1) })).toBe(false);
    for (const nothing of [' ', '\u0007\u0000', '\u200b\u200b', '\u3164 \u2800'])
      expect(parse({ text: nothing })).toBe(false);
    expect(parse({ text: '👩\u200d🚒 ?' })).toBe(true);
    expect(parse({ text: '  ' })).toBe(false);
    expect([0, 1, 120, 121].map((minutes) => parse({ minutes }))).toEqual([false, true, true, false]);
  });

  it('can be one of the pack’s', () => {
    const prompts = [{ en: 'Why?', fr: 'Pourquoi ?' }];
    const pack = changed(({ scenario }) => void (scenario.prompts = prompts));
    expect(open({}, pack).view('facilitator')['prompts']).toEqual(prompts);
    expect(including('Pourquoi', open({}, pack).view('projector'))).toEqual([]);
    expect(open().view('facilitator')['prompts']).toBeUndefined();
  });
});

describe('a result held on the wall', () => {
  it('stands until the facilitator lets them turn again', () => {
    const exercise = started();
    refuse(exercise, facilitator, { type: 'show-slide', slide: 'third' }, 'wrong-phase');
    accept(exercise, facilitator, { type: 'end' });
    accept(exercise, facilitator, { type: 'show-slide', slide: 'uptimeBp' });
    expect(exercise.view('projector')['slide']).toEqual({ slide: 'uptimeBp' });
    expect(exercise.view('facilitator')['slide']).toEqual({ slide: 'uptimeBp' });
    accept(exercise, facilitator, { type: 'show-slide', slide: null });
    expect(exercise.view('projector')['slide']).toBeUndefined();
  });
});

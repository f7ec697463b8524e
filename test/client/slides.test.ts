import { describe, expect, it } from 'vitest';
import type { Result } from '#protocol/views.ts';
import { podium, rank } from '../../client/debrief/ranking.ts';
import {
  firstSlide,
  keyTurns,
  slideAfter,
  slideBeside,
  slideMs,
  slidesFor,
  staysMs,
  uncovered,
} from '../../client/debrief/slides.ts';

const slides = (...points: number[]) => {
  const result: Result = {
    points: points.map((one, i) => ({
      team: `t${i}`,
      name: `Team ${i}`,
      points: one,
      parcelsBp: 0,
      uptimeBp: 0,
    })),
    runs: [],
  };
  return slidesFor(podium(rank(result, null)));
};
const rest = ['ranking', 'parcelsDelivered', 'uptimeBp', 'trustBp', 'backlog'];

describe('the results on the wall', () => {
  it('begin with the podium from its third step, as far as there are places', () => {
    expect(slides(3, 2, 1)).toEqual(['third', 'second', 'podium', ...rest]);
    expect(slides(3, 2)).toEqual(['second', 'podium', ...rest]);
    expect(slides(3, 3, 1)).toEqual(['third', 'podium', ...rest]);
    expect(slides(3, 3)).toEqual(['podium', ...rest]);
    expect(slides(3)).toEqual(rest);
    expect(slides(1, 1, 1, 1, 1, 1)).toEqual(rest);
  });

  it('build the podium up once, before those who were there at the end', () => {
    const three = slides(3, 2, 1);
    expect(firstSlide(three, true)).toBe('third');
    expect(firstSlide(three, false)).toBe('podium');
    expect(slideAfter(three, 'third')).toBe('second');
    expect(slideAfter(three, 'backlog')).toBe('podium');
    expect(slideAfter(slides(3), 'backlog')).toBe('ranking');
    expect(['third', 'second', 'podium'].map((one) => uncovered(one as 'third'))).toEqual([3, 2, 1]);
  });

  it('are turned by arrows and by a presenter’s remote, round at both ends', () => {
    const three = slides(3, 2, 1);
    expect(['ArrowRight', 'PageDown', 'ArrowLeft', 'PageUp', 'Tab', ' '].map(keyTurns)).toEqual([
      1,
      1,
      -1,
      -1,
      null,
      null,
    ]);
    expect(slideBeside(three, 'backlog', 1)).toBe('third');
    expect(slideBeside(three, 'third', -1)).toBe('backlog');
  });

  it('stay longer after a hand has turned them, then go on by themselves', () => {
    expect(staysMs('third', false)).toBe(slideMs.step);
    expect(staysMs('ranking', false)).toBe(slideMs.turn);
    expect(staysMs('ranking', true)).toBe(slideMs.byHand);
  });
});

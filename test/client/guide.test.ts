import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mySeat } from '../../client/store.ts';
import { around, cardPlace, frameOf, shadePath } from '../../client/team/guide/place.ts';
import { endGuide, guideSeen, guideStep, startGuide, turnGuide } from '../../client/team/guide/state.ts';
import { guideSteps } from '../../client/team/guide/steps.ts';
import { part, parts } from '../../client/team/layout.ts';

const window = { width: 1440, height: 900, foot: 0 };
const phone = { width: 390, height: 844, foot: 54 };
const card = { width: 400, height: 200 };

describe('around and frameOf', () => {
  it('frames what belongs together as one, within the window', () => {
    const one = { left: 10, top: 10, right: 100, bottom: 60 };
    const two = { left: 110, top: 20, right: 300, bottom: 950 };
    expect(around([one, two])).toEqual({ left: 10, top: 10, right: 300, bottom: 950 });
    expect(frameOf({ left: 1, top: 10, right: 300, bottom: 950 }, window, 4)).toEqual({
      left: 2,
      top: 6,
      right: 304,
      bottom: 898,
    });
  });

  it('frames nothing that is out of sight, and nothing around nothing', () => {
    expect(around([])).toBeNull();
    expect(frameOf({ left: 10, top: 960, right: 60, bottom: 990 }, window, 4)).toBeNull();
  });
});

it('shadePath leaves the frames out of the window', () => {
  expect(shadePath({ width: 100, height: 50 }, [{ left: 10, top: 20, right: 30, bottom: 40 }])).toBe(
    'M0 0H100V50H0ZM10 20H30V40H10Z',
  );
});

describe('cardPlace', () => {
  const inside = ({ left, top }: { left: number; top: number }, room: typeof window, size = card) =>
    left >= 10 &&
    top >= 10 &&
    left + size.width <= room.width - 10 &&
    top + size.height <= room.height - room.foot - 10;

  it.each([
    ['below', { left: 10, top: 50, right: 700, bottom: 150 }, { left: 10, top: 160 }],
    ['above', { left: 10, top: 680, right: 1400, bottom: 890 }, { left: 10, top: 470 }],
    ['to the right', { left: 10, top: 100, right: 300, bottom: 890 }, { left: 310, top: 100 }],
    ['to the left', { left: 1080, top: 150, right: 1430, bottom: 800 }, { left: 670, top: 150 }],
  ])('stands %s of what it explains where there is room', (_side, frame, place) => {
    expect(cardPlace(card, frame, window, 10)).toEqual(place);
    expect(inside(place, window)).toBe(true);
  });

  it('stands over the lower part of what fills a phone, above its tabs', () => {
    const small = { width: 370, height: 230 };
    const place = cardPlace(small, { left: 2, top: 130, right: 388, bottom: 842 }, phone, 10);
    expect(place).toEqual({ left: 10, top: 844 - 54 - 230 - 10 });
    expect(inside(place, phone, small)).toBe(true);
  });

  it('stands in the middle of a screen on which there is nothing to point at', () => {
    expect(cardPlace(card, null, window, 10)).toEqual({ left: 520, top: 350 });
  });
});

describe('the guided start', () => {
  beforeEach(() => {
    mySeat.value = 'seat-1';
  });
  afterEach(() => {
    guideStep.value = null;
    mySeat.value = null;
  });

  it('has five steps, each on a part that a phone has', () => {
    expect(guideSteps).toHaveLength(5);
    for (const step of guideSteps) expect(parts).toContain(step.part);
  });

  it('goes on and back, not before the first, and ends after the last', () => {
    startGuide();
    turnGuide(-1);
    expect(guideStep.value).toBe(0);
    for (let i = 1; i < guideSteps.length; i++) turnGuide(1);
    expect(guideStep.value).toBe(guideSteps.length - 1);
    turnGuide(1);
    expect(guideStep.value).toBeNull();
    turnGuide(1);
    expect(guideStep.value).toBeNull();
  });

  it('is remembered for the seat that saw it, and leaves a phone where it begins', () => {
    mySeat.value = 'seat-2';
    expect(guideSeen()).toBe(false);
    startGuide();
    part.value = 'log';
    endGuide();
    expect(guideSeen()).toBe(true);
    expect(part.value).toBe('situation');
    mySeat.value = 'seat-3';
    expect(guideSeen()).toBe(false);
  });
});

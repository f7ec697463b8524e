import type { WallSlide } from '#protocol/wall.ts';
import { wallSlides } from '#protocol/wall.ts';
import type { RankedTeam } from './ranking.ts';

/** How long each stands on the wall by itself, ms; steps of the podium follow each other faster. */
export const slideMs = { step: 6_000, turn: 20_000, byHand: 120_000 };

/** The slides there are, in order: without a podium none of its steps, and no step for a place nobody has. */
export function slidesFor(podium: readonly RankedTeam[]): readonly WallSlide[] {
  const has = (place: number): boolean => podium.some((row) => row.place === place);
  return wallSlides.filter((slide) => {
    if (slide === 'third') return has(3);
    if (slide === 'second') return has(2);
    return slide !== 'podium' || podium.length > 0;
  });
}

const isStep = (slide: WallSlide): boolean => slide === 'third' || slide === 'second';

/** Where a wall begins: at the first step when it was there at ENDEX, else with everything known. */
export const firstSlide = (slides: readonly WallSlide[], reveal: boolean): WallSlide =>
  (reveal ? slides[0] : slides.find((slide) => !isStep(slide))) ?? 'ranking';

/** The next in turn. Past the end it begins again, the podium then being no surprise any more. */
export function slideAfter(slides: readonly WallSlide[], now: WallSlide): WallSlide {
  return slides[slides.indexOf(now) + 1] ?? firstSlide(slides, false);
}

/** One to the side, by a hand on the keys; round at both ends. */
export function slideBeside(slides: readonly WallSlide[], now: WallSlide, by: 1 | -1): WallSlide {
  const at = slides.indexOf(now) + by;
  return slides[(at + slides.length) % slides.length] ?? now;
}

export const staysMs = (slide: WallSlide, byHand: boolean): number =>
  byHand ? slideMs.byHand : isStep(slide) ? slideMs.step : slideMs.turn;

/** Which way a key turns the slides: arrows, and the buttons of a presenter's remote. */
export function keyTurns(key: string): 1 | -1 | null {
  if (key === 'ArrowRight' || key === 'PageDown') return 1;
  return key === 'ArrowLeft' || key === 'PageUp' ? -1 : null;
}

/** Places that a slide has uncovered: the worst first, as on a real podium. */
export const uncovered = (slide: WallSlide): number => (slide === 'third' ? 3 : slide === 'second' ? 2 : 1);

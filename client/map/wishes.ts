import { duration } from '../format.ts';
import { type LabelWish, placeLabels } from './labels.ts';
import type { MapState } from './mapModel.ts';
import type { Label, Sizes } from './paint.ts';
import type { MapPlan } from './plan.ts';
import { parseSelection } from './selection.ts';
import { toScreen, type View } from './viewport.ts';

/** What stands beside a ring: the hub's name and, when its figures are old, how old. */
export const labelText = (name: string, staleMinutes: number | null): string =>
  staleMinutes === null ? name : `${name} ◷ ${duration(staleMinutes)}`;

/**
 * The names to draw: trouble first, the rest where there is room.
 * @param measure width of a text in CSS pixels at the label's size
 */
export function labelsOf(
  plan: MapPlan,
  state: MapState,
  selected: string | null,
  view: View,
  box: { width: number; height: number },
  size: Sizes,
  measure: (text: string) => number,
): Label[] {
  const chosen = parseSelection(selected);
  const texts = new Map<string, { text: string; width: number }>();
  const wishes = plan.hubs.map((place, i): LabelWish => {
    const hub = state.hubs[i];
    const text = labelText(place.name, hub?.staleMinutes ?? null);
    const width = Math.ceil(measure(text));
    texts.set(place.id, { text, width });
    const isChosen = chosen?.kind === 'hub' && chosen.id === place.id;
    const weight = { overloaded: 4, filling: 3, calm: 1, unknown: 0 }[hub?.state ?? 'unknown'];
    return {
      id: place.id,
      at: toScreen(view, place.at),
      radius: size.ring + 1,
      width,
      height: size.label * 1.3,
      priority: isChosen ? 9 : weight + (hub?.working === 'normal' ? 0 : 2),
    };
  });
  const sides = placeLabels(wishes, box);
  return wishes.flatMap((wish, i) => {
    const side = sides.get(wish.id);
    const hub = state.hubs[i];
    const label = texts.get(wish.id);
    return side && hub && label ? [{ hub, at: wish.at, side, ...label }] : [];
  });
}

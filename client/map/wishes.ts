import { mapWords } from '../i18n/map.ts';
import { type Box, labelBox, type LabelWish, placeLabels } from './labels.ts';
import type { HubFace, MapState } from './mapModel.ts';
import type { Sizes } from './paint.ts';
import type { MapPlan } from './plan.ts';
import { parseSelection } from './selection.ts';
import { toScreen, type View } from './viewport.ts';

/** A name on the map, ready to be set. */
export interface Label {
  hub: HubFace;
  /** Beneath each other; the first is the name unless there was room only for the time. */
  lines: { text: string; x: number; y: number; name: boolean }[];
  align: 'left' | 'center' | 'right';
}

const lineHeight = 1.25;

/** The corner in which the buttons of zoom and layers stand, measured in letters as they are. */
const controls = (box: { width: number; height: number }, { label }: Sizes): Box => ({
  left: box.width - label * 6.2,
  top: 0,
  right: box.width,
  bottom: label * 18,
});

/** What stands beside a ring: the hub's name and, when its figures are old, the time they are of. */
export function labelLines(name: string, asOf: string | null): { whole: string[]; short: string[] | null } {
  if (asOf === null) return { whole: [name], short: null };
  return { whole: [name, mapWords.t('asOfLabel', { time: asOf })], short: [`◷ ${asOf}`] };
}

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
  const extent = (lines: readonly string[]): { width: number; height: number } => ({
    width: Math.ceil(Math.max(...lines.map(measure))),
    height: size.label * lineHeight * lines.length,
  });
  const wanted = plan.hubs.flatMap((place, i) => {
    const hub = state.hubs[i];
    if (!hub) return [];
    const texts = labelLines(place.name, hub.asOf);
    const isChosen = chosen?.kind === 'hub' && chosen.id === place.id;
    const weight = { overloaded: 4, filling: 3, calm: 1, unknown: 0 }[hub.state];
    const wish: LabelWish = {
      id: place.id,
      at: toScreen(view, place.at),
      radius: size.ring * 1.25 + 1,
      ...extent(texts.whole),
      ...(texts.short ? { shorter: extent(texts.short) } : {}),
      priority: isChosen ? 9 : weight + (hub.working === 'normal' ? 0 : 2),
    };
    return [{ hub, texts, wish }];
  });
  const places = placeLabels(
    wanted.map(({ wish }) => wish),
    box,
    [controls(box, size)],
  );
  return wanted.flatMap(({ hub, texts, wish }): Label[] => {
    const place = places.get(wish.id);
    if (!place) return [];
    const lines = place.short ? (texts.short ?? []) : texts.whole;
    const at = labelBox({ ...wish, ...extent(lines) }, place.side);
    const align = place.side === 'right' ? 'left' : place.side === 'left' ? 'right' : 'center';
    const x = align === 'left' ? at.left : align === 'right' ? at.right : (at.left + at.right) / 2;
    return [
      {
        hub,
        align,
        lines: lines.map((text, i) => ({
          text,
          x,
          y: at.top + size.label * lineHeight * (i + 0.5),
          name: i === 0 && !place.short,
        })),
      },
    ];
  });
}

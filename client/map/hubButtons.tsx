import { useRef, useState } from 'preact/hooks';
import { mapWords } from '../i18n/map.ts';
import { placeInDirection } from './keys.ts';
import type { MapState } from './mapModel.ts';
import type { HubPlace, MapPlan } from './plan.ts';
import type { SelectionId } from './selection.ts';
import { toScreen, type View } from './viewport.ts';
import { hubWords } from './words.ts';
import './map.css';

export interface HubButtonsProps {
  plan: MapPlan;
  state: MapState;
  view: View;
  /** Radius of a ring, CSS pixels. */
  radius: number;
  selected: string | null;
  onFocus: (hub: HubPlace | null) => void;
  onPress: (selection: SelectionId) => void;
}

/**
 * The rings as buttons, for keyboard and screen reader: one stop of the Tab key, arrows lead from hub to hub. They let the pointer
 * through, which the map itself follows.
 */
export function HubButtons({ plan, state, view, radius, selected, onFocus, onPress }: HubButtonsProps) {
  const list = useRef<HTMLUListElement>(null);
  const [last, setLast] = useState(0);
  const chosen = plan.hubs.findIndex((hub) => hub.selection === selected);
  const stop = chosen >= 0 ? chosen : Math.min(last, plan.hubs.length - 1);
  const onKeyDown = (event: KeyboardEvent, i: number): void => {
    const next = placeInDirection(
      plan.hubs.map((hub) => hub.at),
      i,
      event.key,
    );
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    list.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <ul class="map-hubs" ref={list} aria-label={mapWords.t('hubs')}>
      {plan.hubs.map((hub, i) => {
        const { x, y } = toScreen(view, hub.at);
        const face = state.hubs[i];
        return (
          <li key={hub.id}>
            <button
              type="button"
              style={{ left: `${x}px`, top: `${y}px`, width: `${radius * 2}px`, height: `${radius * 2}px` }}
              tabIndex={i === stop ? 0 : -1}
              aria-pressed={hub.selection === selected}
              aria-label={face ? hubWords(hub.name, face) : hub.name}
              onFocus={() => {
                setLast(i);
                onFocus(hub);
              }}
              onBlur={() => onFocus(null)}
              onKeyDown={(event) => onKeyDown(event, i)}
              onClick={() => onPress(hub.selection)}
            />
          </li>
        );
      })}
    </ul>
  );
}

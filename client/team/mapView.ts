import { browser } from '../storage.ts';
import { signal } from '@preact/signals';

export const mapViews = ['country', 'systems', 'hubs', 'graphs'] as const;
export type MapView = (typeof mapViews)[number];

const storageKey = 'poste-restante.map';

/** What the middle of the team's screen shows; remembered by this browser, and from one tab of a phone to the next. */
export const mapView = signal<MapView>(restored());

export function showMapView(next: MapView): void {
  mapView.value = next;
  browser.set(storageKey, next);
}

function restored(): MapView {
  const kept = browser.get(storageKey);
  return mapViews.find((one) => one === kept) ?? 'country';
}

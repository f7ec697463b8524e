import { browser } from '../storage.ts';
import { signal } from '@preact/signals';
import { mapWords } from '../i18n/map.ts';
import './controls.css';

/** What is drawn over the departments. */
export type Layer = 'parcels' | 'bank' | 'both';
const layers: readonly Layer[] = ['parcels', 'bank', 'both'];

const storageKey = 'poste-restante.mapLayer';

/** One choice for all maps of this browser, kept from one visit to the next. */
export const layer = signal<Layer>(kept());

function kept(): Layer {
  const kept = browser.get(storageKey);
  return layers.find((one) => one === kept) ?? 'parcels';
}

function choose(next: Layer): void {
  layer.value = next;
  browser.set(storageKey, next);
}

/** Radio buttons: one stop of the Tab key, arrows choose. */
export function LayerSwitch() {
  const { t } = mapWords;
  return (
    <fieldset class="map-layers">
      <legend class="visually-hidden">{t('layers')}</legend>
      {layers.map((one) => (
        <label key={one}>
          <input
            type="radio"
            name="map-layer"
            class="visually-hidden"
            checked={layer.value === one}
            onChange={() => choose(one)}
          />
          <span>
            {t({ parcels: 'layerParcels', bank: 'layerBank', both: 'layerBoth' }[one] as 'layerBank')}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

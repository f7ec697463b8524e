import { useMemo, useRef } from 'preact/hooks';
import type { Catalogue } from '#protocol/catalogue.ts';
import type { CountryRecord } from '#protocol/wall.ts';
import { duration } from '../format.ts';
import { projector as words } from '../i18n/projector.ts';
import { useCountry } from '../map/load.ts';
import { readMap } from '../map/mapModel.ts';
import { sizes as sizesFor } from '../map/paint.ts';
import { planMap } from '../map/plan.ts';
import { StillMap } from '../map/still.tsx';
import { fit } from '../map/viewport.ts';
import { useSurroundings } from '../map/watch.ts';
import { summary } from '../map/words.ts';
import { countryTable, withoutTimes } from './countryTable.ts';
import './country.css';

export interface CountryMapProps {
  country: CountryRecord;
  catalogue: Catalogue;
  tick: number;
}

/** Rings are a little smaller than on a desk of that scale: here nobody presses them. */
const ringScale = 0.8;

/**
 * The country as the middle team sees it, still: nothing on it moves by itself, so that it costs nothing for hours and needs no
 * graphics card.
 */
export function CountryMap({ country, catalogue, tick }: CountryMapProps) {
  const { t } = words;
  const area = useRef<HTMLDivElement>(null);
  const drawing = useCountry(0);
  const around = useSurroundings(area);
  const geography = drawing.is === 'ready' ? drawing.value : null;
  const { width = 0, height = 0, textScale = 1 } = around ?? {};
  const box = useMemo(() => ({ width, height }), [width, height]);
  const sizes = useMemo(() => sizesFor(textScale * ringScale, false), [textScale]);
  const view = useMemo(() => {
    const pad = sizes.ring * 1.4;
    const inset = { top: pad, right: pad / 2, bottom: pad, left: pad / 2 };
    return geography && fit(geography.size, box, inset);
  }, [geography, box, sizes]);
  const plan = useMemo(() => {
    if (!geography || !view || width === 0) return null;
    // Roads would say how each team sends its parcels: they stay off the wall.
    const places = { hubs: catalogue.hubs, links: [], departments: catalogue.departments };
    return planMap(places, geography, Math.ceil((2 * sizes.ring + 3) / view.scale / 4) * 4);
  }, [geography, view?.scale, sizes, catalogue, width > 0]);
  const state = useMemo(
    () => plan && withoutTimes(readMap(plan, catalogue.clock, countryTable(country, tick, catalogue.hubs))),
    [plan, catalogue, country, tick],
  );
  return (
    <figure class="country">
      <div
        class="country-map"
        ref={area}
        role="img"
        aria-label={plan && state ? summary(plan, state, false) : t('country')}
      >
        {plan && state && view && around && (
          <StillMap {...{ plan, state, view, box, sizes, selected: null, palette: around.palette }} />
        )}
      </div>
      <figcaption class="country-words">
        <span class="country-key">
          <i class="country-late" aria-hidden="true" />
          {t('keyLate')}
        </span>
        <span class="country-key">
          <i class="country-ring" aria-hidden="true" />
          {t('keyHub')}
        </span>
        {state?.stale && (
          <span class="country-old">{t('countryOld', { age: duration(state.stale.minutes) })}</span>
        )}
        {geography && <small class="country-credit">{geography.credit.text}</small>}
      </figcaption>
    </figure>
  );
}

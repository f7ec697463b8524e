import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Catalogue } from '#protocol/catalogue.ts';
import { mapWords } from '../i18n/map.ts';
import { announce } from '../ui/announcer.tsx';
import { readBank } from './bank.ts';
import { BankPanel } from './bankPanel.tsx';
import { nightAt } from './daylight.ts';
import { Details } from './details.tsx';
import type { Point } from './geography.ts';
import { HubButtons } from './hubButtons.tsx';
import { layer as chosenLayer, LayerSwitch } from './layers.tsx';
import { Legend } from './legend.tsx';
import { useCountry, useStage } from './load.ts';
import './map.css';
import { type MapTable, readMap } from './mapModel.ts';
import { sizes as sizesFor } from './paint.ts';
import { planMap } from './plan.ts';
import { hitTest, type SelectionId } from './selection.ts';
import { StillMap } from './still.tsx';
import { StrikeMarks } from './strikeMarks.tsx';
import { useSteering } from './useSteering.ts';
import { useStrikes } from './useStrikes.ts';
import { useView } from './useView.ts';
import { fit, toMap } from './viewport.ts';
import { useSurroundings } from './watch.ts';
import { placeWords, staleNotice, summary } from './words.ts';
import { ZoomButtons } from './zoomButtons.tsx';

export interface NetworkMapProps {
  catalogue: Catalogue;
  /** The team's own view: the map knows no more than the team does. */
  table: MapTable;
  /** `hub:<id>`, `department:<id>`, or anything else for nothing on the map. */
  selected: string | null;
  onSelect: (selection: SelectionId | null) => void;
  /** Greyed and still. */
  paused: boolean;
}

/**
 * The country with its hubs, roads and departments. Phaser draws it in a canvas without keys or focus; everything to read or
 * press is HTML on top. A still SVG of the same model stands in until Phaser has come, or where it cannot run.
 */
export function NetworkMap({ catalogue, table, selected, onSelect, paused }: NetworkMapProps) {
  const { t } = mapWords;
  const area = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const [attempt, setAttempt] = useState(0);
  const country = useCountry(attempt);
  const stage = useStage(host, attempt);
  const around = useSurroundings(area);
  /** The ring the keyboard stands on: shown as if it were pointed at. */
  const [focused, setFocused] = useState<SelectionId | null>(null);

  const geography = country.is === 'ready' ? country.value : null;
  const { width = 0, height = 0, textScale = 1 } = around ?? {};
  const box = useMemo(() => ({ width, height }), [width, height]);
  const narrow = width < 480 * textScale;
  // Below this an open legend would lie on the names of hubs; it opens at a press.
  const roomy = width >= 700 * textScale && height >= 420 * textScale;
  const sizes = useMemo(() => sizesFor(textScale, narrow), [textScale, narrow]);
  const home = useMemo(() => {
    const map = geography?.size ?? { width: 1, height: 1 };
    const pad = 14 * textScale;
    // The legend lies over the sea in the south-west: where there is room to spare, the country makes way for it.
    const spare = width - (height * map.width) / map.height;
    const left = narrow ? pad : Math.min(190 * textScale, Math.max(pad, spare));
    return fit(map, box, { top: pad, right: pad, bottom: pad, left });
  }, [geography, box, narrow, textScale]);
  // In steps, so that a window being resized does not lay the country out at every pixel.
  const hubDistance = Math.ceil((2 * sizes.ring + 3) / home.scale / 4) * 4;
  const plan = useMemo(
    () => geography && width > 0 && planMap(catalogue, geography, hubDistance),
    [catalogue, geography, width > 0, hubDistance],
  );
  const state = useMemo(() => plan && readMap(plan, catalogue.clock, table), [plan, catalogue, table]);
  const layer = chosenLayer.value;
  const bank = useMemo(
    () => readBank(catalogue.channels, catalogue.departments.length, table),
    [catalogue, table],
  );
  const tick = table.clock?.tick ?? 0;
  const minute = tick * catalogue.clock.tickMinutes;
  const night = nightAt(tick, catalogue.clock, around?.reducedMotion ? 2 : 8);
  const strikes = useStrikes(table, catalogue, plan || null);
  const window = useView(home, plan ? plan.size : null, box);
  const { view, isHome } = window;
  const at = (p: Point): SelectionId | null =>
    plan && layer !== 'bank'
      ? hitTest(plan, toMap(view, p), (sizes.ring + (around?.coarse ? 12 : 4)) / view.scale)
      : null;
  const press = (hit: SelectionId | null): void => onSelect(hit === selected ? null : hit);
  const { hovered, crossed, handlers } = useSteering(area, window, box, at, press);
  const pointed = hovered ?? focused ?? crossed;
  useEffect(() => {
    const name = plan && state && crossed && placeWords(crossed, plan, state);
    if (name) announce(name);
  }, [crossed]);

  const drawn = stage.is === 'ready' ? stage.value : null;
  useEffect(() => {
    if (!drawn || !plan || !state || !around || width === 0) return;
    const moving = !paused && !around.reducedMotion;
    const { palette, ratio } = around;
    const look = { view, box, ratio, sizes, palette, layer, night };
    drawn.apply({ plan, state, bank, ...look, selected, hovered: pointed, moving, minute });
  }, [drawn, plan, state, bank, layer, night, view, box, sizes, around, selected, pointed, paused]);

  if (country.is === 'failed') {
    return (
      <div class="map map-failed" role="alert">
        <h3>{t('failed')}</h3>
        <p>{t('failedBody')}</p>
        <button type="button" class="button" onClick={() => setAttempt(attempt + 1)}>
          {t('retry')}
        </button>
      </div>
    );
  }
  const notice = state && staleNotice(state);
  const shown = pointed ?? selected;
  return (
    <div
      class={`map ${paused ? 'map-paused' : ''} ${isHome ? '' : 'map-zoomed'} ${hovered ? 'map-pointing' : ''}`}
    >
      <div
        class={`map-area ${crossed ? 'map-crossed' : ''}`}
        ref={area}
        role="application"
        aria-label={t('label')}
        aria-describedby="map-keys"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrows, plus and minus move it
        tabIndex={0}
        {...handlers}
      >
        <div
          role="img"
          aria-label={plan && state ? summary(plan, state, paused, layer, bank.cashBp) : t('loading')}
          aria-busy={!plan}
        >
          <div class="map-host" ref={host} />
          {!drawn && plan && state && around && width > 0 && (
            <StillMap
              {...{ plan, state, bank, layer, night, view, box, sizes, selected, palette: around.palette }}
            />
          )}
          {!plan && <p class="map-loading">{t('loading')}</p>}
        </div>
        {plan && state && width > 0 && layer !== 'bank' && (
          <HubButtons
            {...{ plan, state, view, selected }}
            radius={sizes.ring * 1.25 + 3}
            onPress={press}
            onFocus={(hub) => {
              setFocused(hub?.selection ?? null);
              if (hub && !isHome) window.reveal(hub.at, 48);
            }}
          />
        )}
        <StrikeMarks
          strikes={strikes.filter((one) => layer === 'both' || one.bank === (layer === 'bank'))}
          view={view}
          radius={sizes.ring * 1.25 + 3}
        />
        {plan && state && shown && layer !== 'bank' && width > 0 && (
          <Details {...{ of: shown, plan, state, view, box, docked: narrow }} />
        )}
      </div>
      <p id="map-keys" class="visually-hidden">
        {t('keys')}
      </p>
      <ZoomButtons window={window} />
      <LayerSwitch />
      <div class="map-foot">
        {layer !== 'parcels' && <BankPanel bank={bank} />}
        {stage.is === 'failed' && <p class="map-notice">{t('still')}</p>}
        {notice && layer !== 'bank' && (
          <p class={`map-notice map-notice-stale ${roomy ? 'map-notice-top' : ''}`}>{notice}</p>
        )}
        {geography && around && (
          <Legend
            key={`${roomy} ${layer}`}
            credit={geography.credit}
            open={roomy && layer !== 'both'}
            layer={layer}
            marks={catalogue.departments.length}
          />
        )}
      </div>
    </div>
  );
}

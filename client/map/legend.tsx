import { number, percent } from '../format.ts';
import { mapWords } from '../i18n/map.ts';
import type { Geography } from './geography.ts';
import type { Layer } from './layers.tsx';
import { hubThresholdsBp, latenessThresholdsBp, parcelsPerDot, ringFullBp } from './mapModel.ts';
import './legend.css';

/** `3 · 8 · 15 · 25 %` */
const latenessSteps = (): string =>
  latenessThresholdsBp
    .map((bp, i) => (i < latenessThresholdsBp.length - 1 ? number(bp / 100) : percent(bp)))
    .join(' · ');

/** What the signs of the map mean. Closed where the map needs the room. */
export function Legend(props: {
  credit: Geography['credit'];
  open: boolean;
  layer: Layer;
  /** How many marks stand for the country's cash. */
  marks: number;
}) {
  const { credit, open, layer, marks } = props;
  const { t } = mapWords;
  return (
    <details class="map-legend" open={open}>
      <summary>{t('legend')}</summary>
      {layer !== 'bank' && <ParcelKeys />}
      {layer !== 'parcels' && (
        <ul>
          <li>
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <rect class="key-cash" x="1" y="4" width="5.5" height="8" rx="1" />
              <rect class="key-no-cash" x="9.5" y="4" width="5" height="8" rx="1" />
            </svg>
            {t('legendCash', { count: number(marks) })}
          </li>
        </ul>
      )}
      <a class="map-credit" href={credit.url} target="_blank" rel="noreferrer" title={credit.text}>
        {t('credit')}
      </a>
    </details>
  );
}

function ParcelKeys() {
  const { t } = mapWords;
  return (
    <ul>
      <li>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <circle class="key-track" cx="8" cy="8" r="5.5" />
          <circle class="key-fill" cx="8" cy="8" r="5.5" pathLength="100" stroke-dasharray="70 100" />
        </svg>
        {t('legendRing', { full: percent(ringFullBp) })}
      </li>
      <li>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <circle class="key-track" cx="8" cy="8" r="5.5" />
          <circle class="key-fill" cx="8" cy="8" r="5.5" pathLength="100" stroke-dasharray="30 100" />
          <circle class="key-beyond" cx="8" cy="8" r="5.5" pathLength="100" stroke-dasharray="0 30 25 100" />
          <path class="key-notch" d="M10.5 8.8l5 1.6" />
        </svg>
        {t('legendNotch', {
          filling: percent(hubThresholdsBp.filling),
          overloaded: percent(hubThresholdsBp.overloaded),
        })}
      </li>
      <li>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <circle class="key-track key-thin" cx="8" cy="8" r="4" />
          <circle class="key-speed" cx="8" cy="8" r="6.75" pathLength="100" stroke-dasharray="80 100" />
        </svg>
        {t('legendSpeed')}
      </li>
      <li>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <rect class="key-dot" x="5.5" y="5.5" width="5" height="5" />
        </svg>
        {t('legendDot', { count: number(parcelsPerDot) })}
      </li>
      <li>
        <span class="key-clock" aria-hidden="true">
          ◷
        </span>
        {t('legendAge')}
      </li>
      <li>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <circle class="key-slow" cx="8" cy="8" r="4.5" />
          <path class="key-slow-half" d="M8 3.5a4.5 4.5 0 0 0 0 9Z" />
        </svg>
        {t('legendSlow')}
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path class="key-stopped" d="M4.5 4.5l7 7m0-7l-7 7" />
        </svg>
        {t('legendStopped')}
      </li>
      <li class="key-late">
        <span class="key-shades" aria-hidden="true">
          <i />
          <i />
          <i />
          <i />
          <i />
        </span>
        {t('legendLate', { steps: latenessSteps() })}
      </li>
      <li>
        <span class="key-unknown" aria-hidden="true" />
        {t('legendUnknown')}
      </li>
    </ul>
  );
}

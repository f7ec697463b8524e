import { number, percent } from '../format.ts';
import { mapWords } from '../i18n/map.ts';
import type { Geography } from './geography.ts';
import { parcelsPerDot, ringFullBp } from './mapModel.ts';

/** What the signs of the map mean. Closed where the map needs the room. */
export function Legend({ credit, open }: { credit: Geography['credit']; open: boolean }) {
  const { t } = mapWords;
  return (
    <details class="map-legend" open={open}>
      <summary>{t('legend')}</summary>
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
          {t('legendLate')}
        </li>
      </ul>
      <a class="map-credit" href={credit.url} target="_blank" rel="noreferrer" title={credit.text}>
        {t('credit')}
      </a>
    </details>
  );
}

import type { Band, Prices } from '#protocol/prices.ts';
import { dayAndTime } from '../format.ts';
import { afterPlay } from '../i18n/afterPlay.ts';
import { debriefWords } from '../i18n/debrief.ts';
import { clockOf } from '../team/names.ts';
import { Term } from '../ui/term.tsx';
import { bandText, minutes, priceName, signed } from './priceWords.ts';
import './worth.css';

const { t } = afterPlay;

/** Every decision and answer, dearest first, and what was never decided. */
export function PriceTable({ prices }: { prices: Prices }) {
  const rows = prices.prices.toSorted((a, b) => b.without.median.points - a.without.median.points);
  const leftOpen = t('leftOpenTerm', { policy: prices.reference });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by key
    <div class="price-scroll" tabIndex={0} role="group" aria-label={t('allPrices')}>
      <table class="price-table">
        <caption class="visually-hidden">{t('allPrices')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('whatWhen')}</th>
            <th scope="col">{t('pointsWithout')}</th>
            <th scope="col">{debriefWords.t('parcels')}</th>
            <th scope="col">{t('bankTime')}</th>
            <th scope="col">{t('hourEarlier')}</th>
            <th scope="col">{t('hourLater')}</th>
            <th scope="col">
              <Term meaning={leftOpen}>{t('leftOpen')}</Term>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((price) => (
            <tr key={price.seq} class={price.kind === 'missed' ? 'is-missed' : undefined}>
              <th scope="row">
                {price.kind === 'missed' && <small class="muted">{t('neverTag')} </small>}
                {priceName(price, prices)}
                <small class="caption"> {dayAndTime(price.tick, clockOf())}</small>
              </th>
              <BandCell band={price.without} />
              <td>{signed(price.without.median.parcels, 0)}</td>
              <td>{minutes(price.without.median.bankMinutes)}</td>
              <BandCell band={price.earlier} />
              <BandCell band={price.later} />
              <BandCell band={price.leftOpen} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function BandCell({ band }: { band: Band | null }) {
  if (!band) return <td class="muted">–</td>;
  const { value, range } = bandText(band);
  return (
    <td class={band.tooSmall ? 'muted' : undefined}>
      {value}
      {range && <small class="caption"> {range}</small>}
    </td>
  );
}

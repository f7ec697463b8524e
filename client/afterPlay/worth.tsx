import type { Price, Prices } from '#protocol/prices.ts';
import { afterPlay } from '../i18n/afterPlay.ts';
import { Panel } from '../ui/panel.tsx';
import { PriceTable } from './priceTable.tsx';
import { sentence, signed } from './priceWords.ts';
import { Roles } from './roles.tsx';
import './worth.css';

const { t } = afterPlay;
/** Told in a sentence each. */
const few = 3;

/** What each decision of a team was worth: the few that stand out in words, the roles' shares, and all of them in a table. */
export function Worth({ prices }: { prices: Prices }) {
  const own = prices.prices.filter(({ kind }) => kind !== 'missed');
  const told = own.filter(({ without }) => !without.tooSmall);
  const best = top(told, 1);
  const worst = top(told, -1);
  const missed = top(
    prices.prices.filter(({ kind, without }) => kind === 'missed' && !without.tooSmall),
    1,
  );
  return (
    <div class="worth">
      <p class="muted">{t('worthLead', { count: prices.seeds.length })}</p>
      <p>
        {t('coverage', {
          all: own.length + prices.unpriced,
          priced: own.length,
          small: own.length - told.length,
        })}
      </p>
      <div class="worth-few">
        <Few title={t('best')} list={best} prices={prices} />
        <Few title={t('costliest')} list={worst} prices={prices} />
        <Few title={t('neverDecided')} list={missed} prices={prices} />
      </div>
      <Roles prices={prices} />
      <Panel title={t('allPrices')}>
        <PriceTable prices={prices} />
      </Panel>
    </div>
  );
}

/** The few with the most points of this sign. */
const top = (list: readonly Price[], sign: 1 | -1): Price[] =>
  list
    .filter(({ without }) => Math.sign(without.median.points) === sign)
    .toSorted((a, b) => sign * (b.without.median.points - a.without.median.points))
    .slice(0, few);

function Few({ title, list, prices }: { title: string; list: readonly Price[]; prices: Prices }) {
  return (
    <Panel title={title}>
      {list.length === 0 ? (
        <p class="muted">{t('noneBest')}</p>
      ) : (
        <ol class="worth-list">
          {list.map((price) => (
            <li key={price.seq}>
              <b>{signed(price.without.median.points / 100, 1)}</b>
              <p>{sentence(price, prices)}</p>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

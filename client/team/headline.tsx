import { useState } from 'preact/hooks';
import type { Situation } from '#protocol/views.ts';
import { ownCurves, pastCurves } from '../graphs/ownCurves.ts';
import { duration, hundredths, money, number, percent } from '../format.ts';
import { meanings } from '../i18n/meanings.ts';
import { team as words } from '../i18n/team.ts';
import { catalogue, team } from '../store.ts';
import { useCounting } from '../ui/counting.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Figure } from '../ui/figure.tsx';
import { Meter } from '../ui/meter.tsx';
import { Term } from '../ui/term.tsx';
import { struckBy, StruckBy } from './marked.tsx';
import { poolName } from './names.ts';
import { Spark } from '../ui/spark.tsx';
import { Obligations } from './obligations.tsx';
import './headline.css';
import './marked.css';

const t = words.t;

/** Parcels and uptime, large: the two figures that are the score, each beside what happened in reality. */
export function Headlines({ sparks = true }: { sparks?: boolean }) {
  const headline = team.record('headline');
  const ghost = team.record('ghost');
  const curves = ownCurves.value;
  const past = pastCurves.value;
  if (!headline) return null;
  const { parcelsDelivered, parcelsDeliverable, uptimeBp } = headline;
  const share =
    parcelsDeliverable > 0 ? Math.floor((parcelsDelivered * 10_000) / parcelsDeliverable) : 10_000;
  return (
    <>
      <section class="panel headline-cell" data-figure="parcels" aria-label={t('parcels')}>
        <Figure
          size="headline"
          label={<Term meaning={t('parcelsShareTerm')}>{t('parcels')}</Term>}
          value={<Counting value={parcelsDelivered} say={number} />}
          unit={<span title={t('parcelsShareTerm')}>{percent(share)}</span>}
          note={ghost && t('asItHappened', { value: number(ghost.parcelsDelivered) })}
          aside={
            sparks && <Spark values={curves.parcelsDelivered} ghost={past?.parcelsDelivered} tone="parcels" />
          }
        />
      </section>
      <section class="panel headline-cell" data-figure="bank" aria-label={t('uptime')}>
        <Figure
          size="headline"
          tone="bank"
          label={<Term meaning={t('uptimeTerm')}>{t('uptime')}</Term>}
          value={<Counting value={uptimeBp} say={(bp) => percent(bp, 1)} />}
          note={ghost && t('asItHappened', { value: percent(ghost.uptimeBp, 1) })}
          aside={
            sparks && (
              <Spark values={curves.uptimeBp} ghost={past?.uptimeBp} tone="bank" min={0} max={10_000} />
            )
          }
        />
      </section>
    </>
  );
}

function Counting({ value, say }: { value: number; say: (value: number) => string }) {
  return <>{say(useCounting(value))}</>;
}

/** Trust, money, crews, obligations: shown beside the score, never mixed into it. */
export function Beside() {
  return (
    <>
      <Trust />
      <Money />
      <Crews />
      <Obligations />
    </>
  );
}

function Trust() {
  const situation = team.record('situation');
  if (!situation) return null;
  const { trustBp, trustChangeBp, silentMinutes } = situation;
  const change = Math.round(trustChangeBp / 100);
  const said =
    silentMinutes === null
      ? t('neverSpoke')
      : silentMinutes < 15
        ? t('spokeNow')
        : t('silent', { time: duration(silentMinutes) });
  const struck = struckBy('trust');
  return (
    <section class={struck ? 'panel headline-cell struck' : 'panel headline-cell'} aria-label={t('trust')}>
      <Figure
        label={<Term meaning={meanings.t('trust')}>{t('trust')}</Term>}
        value={hundredths(trustBp)}
        trend={{ direction: Math.sign(change) as -1 | 0 | 1, by: number(Math.abs(change)) }}
        note={struck ? <StruckBy what={struck} /> : said}
      />
    </section>
  );
}

function Money() {
  const situation = team.record('situation');
  if (!situation) return null;
  const { spent, budget, costPerHour } = situation;
  const left = budget - spent;
  const tone = left <= 0 ? 'red' : spent * 10 >= budget * tightTenths ? 'amber' : 'plain';
  return (
    <section class="panel headline-cell" aria-label={t('money')}>
      <Figure
        label={t('money')}
        value={money(spent)}
        tone={tone}
        note={moneyNote(budget, left, costPerHour, tone !== 'plain')}
      />
    </section>
  );
}

/** From this part of the budget on the figure warns, and says how long what is left will last. */
const tightTenths = 8;

function moneyNote(budget: number, left: number, costPerHour: number, tight: boolean): string {
  if (left <= 0) return t('overdrawn', { petty: money(catalogue.value?.pettyCash ?? 0) });
  if (costPerHour === 0) return t('ofMoney', { budget: money(budget) });
  const cost = money(costPerHour);
  return tight
    ? t('moneyLasts', { cost, time: duration(Math.floor((left * 60) / costPerHour)) })
    : t('ofMoneyPerHour', { budget: money(budget), cost });
}

/** How tired a pool is, and where that is going: whether a rota or a rest room is enough shows here and not a day later. */
function fatigueWords({ fatigueBp, fatiguePerHourBp }: Situation['crews'][number]): string {
  const value = percent(fatigueBp);
  if (fatigueBp === 0 && fatiguePerHourBp <= 0) return t('fatigue', { value });
  const change = Math.round(fatiguePerHourBp / 100);
  if (change === 0) return t('tiringFlat', { value });
  return t(change > 0 && fatigueBp === 10_000 ? 'tiringTop' : 'tiring', {
    value,
    change: `${change > 0 ? '+' : '−'}${percent(Math.abs(change) * 100)}`,
  });
}

const tiredBp = 5000;

function Crews() {
  const [open, setOpen] = useState(false);
  const crews = team.record('situation')?.crews ?? [];
  const free = crews.reduce((sum, crew) => sum + crew.free, 0);
  const total = crews.reduce((sum, crew) => sum + crew.total, 0);
  const tired = crews
    .filter((crew) => crew.fatigueBp >= tiredBp)
    .toSorted((a, b) => b.fatigueBp - a.fatigueBp)[0];
  return (
    <section class="panel headline-cell" aria-label={t('crews')}>
      <button
        type="button"
        class="headline-button"
        data-goal="crews"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Figure
          label={t('crews')}
          value={free}
          unit={t('crewsOf', { total })}
          tone={free === 0 ? 'amber' : 'plain'}
          note={tired ? t('tired', { value: percent(tired.fatigueBp) }) : t('rested')}
        />
      </button>
      {open && (
        <Dialog title={t('crewsTitle')} onClose={() => setOpen(false)}>
          <p class="muted">{meanings.t('crews')}</p>
          <ul class="crew-list">
            {crews.map((crew) => (
              <li key={crew.pool}>
                <b>{poolName(crew.pool)}</b>
                <span>{t('crewFree', { free: crew.free, total: crew.total })}</span>
                <Meter bp={crew.fatigueBp} tone={crew.fatigueBp >= tiredBp ? 'degraded' : 'plain'} />
                <span class="muted">{fatigueWords(crew)}</span>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </section>
  );
}

import type { Pricings } from '#protocol/prices.ts';
import { request } from '../api.ts';
import { afterPlay } from '../i18n/afterPlay.ts';
import { refusalText } from '../i18n/refusals.ts';
import { seatsOf } from '../session.ts';
import { mySeat, team } from '../store.ts';
import { Empty, Loading } from '../ui/states.tsx';
import { usePricings } from './usePricings.ts';
import { Worth } from './worth.tsx';
import './afterPlay.css';

const { t } = afterPlay;

/** What the own team's decisions were worth, once the facilitator had it worked out and shows scores. */
export function OwnWorth() {
  const shown = team.record('debrief')?.shown ?? false;
  const code = team.record('exercise')?.code ?? '';
  const token = seatsOf(code).find(({ seat }) => seat === mySeat.value)?.token;
  const path = `/api/exercises/${encodeURIComponent(code)}/prices/own`;
  const ask = () => request<Pricings>('GET', path, { headers: { authorization: `Bearer ${token ?? ''}` } });
  const { pricings, refusal } = usePricings(shown && token !== undefined ? ask : null);
  const own = pricings?.[team.record('team')?.id ?? ''];
  return (
    <section class="after-page after-wide" aria-labelledby="worth-title">
      <h1 id="worth-title">{t('worthTitle')}</h1>
      {!shown ? (
        <Empty>{t('hidden')}</Empty>
      ) : own?.state === 'done' ? (
        <Worth prices={own.prices} />
      ) : own?.state === 'failed' ? (
        <Empty>{own.message}</Empty>
      ) : refusal ? (
        <Empty>{refusalText(refusal)}</Empty>
      ) : own ? (
        <Loading what={t('onItsWay')} />
      ) : (
        <Empty>{t('notYet')}</Empty>
      )}
    </section>
  );
}

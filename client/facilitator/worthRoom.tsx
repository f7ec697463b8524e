import { useState } from 'preact/hooks';
import type { Pricing } from '#protocol/prices.ts';
import { usePricings } from '../afterPlay/usePricings.ts';
import { Worth } from '../afterPlay/worth.tsx';
import { percent } from '../format.ts';
import { afterPlay } from '../i18n/afterPlay.ts';
import { refusalText } from '../i18n/refusals.ts';
import { facilitator as store } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/field.tsx';
import { Meter } from '../ui/meter.tsx';
import { fetchPrices } from './api.ts';
import { takeKey } from './kept.ts';
import '../afterPlay/afterPlay.css';

const { t } = afterPlay;

/** What the teams' decisions were worth: worked out when the facilitator asks, each team as soon as it is there. */
export function WorthRoom({ code }: { code: string }) {
  const [key] = useState(takeKey);
  const [chosen, setChosen] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const { pricings, refusal, askNow } = usePricings(
    key === null ? null : () => fetchPrices(key, code, false),
  );
  const all = Object.entries(pricings ?? {}).map(([team, pricing]) => ({
    team,
    name: store.record(`team:${team}`)?.name ?? team,
    pricing,
  }));
  const done = all.flatMap(({ team, name, pricing }) =>
    pricing.state === 'done' ? [{ team, name, prices: pricing.prices }] : [],
  );
  const shown = done.find(({ team }) => team === chosen) ?? done[0];
  const begin = async (): Promise<void> => {
    if (key === null) return;
    setAsked(true);
    await askNow(() => fetchPrices(key, code, true));
    setAsked(false);
  };
  return (
    <section class="after-page after-wide" aria-label={t('worth')}>
      <h1>{t('worthTitle')}</h1>
      {refusal && <p role="alert">{refusalText(refusal)}</p>}
      {(all.length === 0 || all.some(({ pricing }) => pricing.state === 'failed')) && (
        <p>
          <Button kind="primary" pending={asked} onClick={() => void begin()}>
            {t('workOut')}
          </Button>
        </p>
      )}
      <div role="status">
        <ul class="worth-progress">
          {all
            .filter(({ pricing }) => pricing.state !== 'done')
            .map(({ team, name, pricing }) => (
              <li key={team}>
                <span>{words(name, pricing)}</span>
                {pricing.state === 'running' && (
                  <Meter bp={Math.round(pricing.done * 10_000)} tone="yellow" />
                )}
              </li>
            ))}
        </ul>
      </div>
      {done.length > 1 && (
        <SelectField
          class="field-row"
          label={t('ofTeam')}
          value={shown?.team ?? ''}
          options={done.map(({ team, name }) => ({ id: team, label: name }))}
          onSelect={setChosen}
        />
      )}
      {shown && <Worth key={shown.team} prices={shown.prices} />}
    </section>
  );
}

function words(team: string, pricing: Pricing): string {
  if (pricing.state === 'running') return t('workingOut', { team, done: percent(pricing.done * 10_000) });
  return pricing.state === 'failed'
    ? t('failedFor', { team, reason: pricing.message })
    : t('waitingFor', { team });
}

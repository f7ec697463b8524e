import { percent } from '../format.ts';
import { pick } from '../i18n/index.ts';
import { mapWords } from '../i18n/map.ts';
import { Meter } from '../ui/meter.tsx';
import { stateOf, StateMark } from '../ui/stateMark.tsx';
import type { BankState } from './bank.ts';
import './bankPanel.css';

/** The national figures of the bank: the cash left in the machines, and what each channel lets through. */
export function BankPanel({ bank }: { bank: BankState }) {
  const { t } = mapWords;
  const { cashBp, channels } = bank;
  return (
    <section class="map-bank" aria-label={t('bank')}>
      <h3>
        {t('cash')}
        <strong>{cashBp === null ? '–' : percent(cashBp)}</strong>
      </h3>
      {cashBp !== null && <Meter bp={cashBp} tone="bank" />}
      <ul>
        {channels.map(({ id, name, availabilityBp: bp }) => (
          <li key={id}>
            {bp === null ? <span /> : <StateMark state={stateOf(bp)} />}
            <span>{pick(name)}</span>
            <span>{bp === null ? '–' : percent(bp)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

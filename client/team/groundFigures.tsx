import type { ComponentChildren } from 'preact';
import { duration, number, percent } from '../format.ts';
import { meanings } from '../i18n/meanings.ts';
import { team as words } from '../i18n/team.ts';
import { team } from '../store.ts';
import { Term } from '../ui/term.tsx';
import './services.css';

const t = words.t;

/** What queues up behind the two headlines: parcels, counters, calls, cash. */
export function GroundFigures() {
  const situation = team.record('situation');
  if (!situation) return null;
  return (
    <dl class="ground-figures" data-goal="cash" tabIndex={-1}>
      <Line name={<Term meaning={meanings.t('waiting')}>{t('backlog')}</Term>}>
        {number(situation.backlog)}
      </Line>
      <Line name={t('awaiting')}>{number(situation.awaitingPickUp)}</Line>
      <Line name={<Term meaning={t('debtTerm')}>{t('debt')}</Term>}>{number(situation.debt)}</Line>
      <Line name={t('counterWait')}>{duration(situation.counterWaitMinutes)}</Line>
      <Line name={t('calls')}>{percent(situation.callsAnsweredBp)}</Line>
      <Line name={t('cash')}>{percent(situation.cashBp)}</Line>
      <Line name={<Term meaning={t('informedTerm')}>{t('informed')}</Term>}>
        {percent(situation.informedBp)}
      </Line>
      <Line name={<Term meaning={t('unrestTerm')}>{t('unrest')}</Term>}>{percent(situation.unrestBp)}</Line>
      <Line name={<Term meaning={t('strainTerm')}>{t('strain')}</Term>}>{percent(situation.strainBp)}</Line>
    </dl>
  );
}

function Line({ name, children }: { name: ComponentChildren; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

import {
  ArrowRight,
  BatteryWarning,
  Banknote,
  Gavel,
  type LucideIcon,
  MessageSquareWarning,
  ServerOff,
  TimerOff,
  X,
} from 'lucide-preact';
import { duration, percent } from '../format.ts';
import { alerts as words } from '../i18n/alerts.ts';
import { pick } from '../i18n/index.ts';
import { byId } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import type { Alert } from './alerts.ts';
import { actionTitle, poolName, targetName, targetOf } from './names.ts';
import { goTo, type Goal } from './navigation.ts';
import './alerts.css';

const t = words.t;
const goVerb: Partial<Record<Goal['to'], 'goAnswer' | 'goDecide'>> = {
  inject: 'goAnswer',
  decision: 'goDecide',
};
const icons: Record<Alert['kind'], LucideIcon> = {
  'obligation-soon': Gavel,
  'obligation-late': Gavel,
  'inject-soon': MessageSquareWarning,
  'runs-out': TimerOff,
  'crew-tired': BatteryWarning,
  'cash-low': Banknote,
  'services-down': ServerOff,
};
const grave: readonly Alert['kind'][] = ['obligation-late', 'services-down'];

interface ItemProps {
  alert: Alert;
  line: boolean;
  onAway: () => void;
}

/** One alert: its words, the way to act and the way to be rid of it. On a phone the words themselves are the way to act: a button beside them would leave them no room. */
export function AlertItem({ alert, line, onAway }: ItemProps) {
  const text = alertText(alert);
  const { goal } = alert;
  const onKeyDown = (event: KeyboardEvent) => event.key === 'Escape' && onAway();
  const verb = goal && t(goVerb[goal.to] ?? 'goSee');
  return (
    <li class={grave.includes(alert.kind) ? 'alert alert-grave' : 'alert'}>
      <Icon of={icons[alert.kind]} size={16} />
      {line && goal ? (
        <Button
          kind="plain"
          small
          class="alert-line"
          label={`${text}. ${verb}`}
          onKeyDown={onKeyDown}
          onClick={() => goTo(goal)}
        >
          <span>{alert.kind === 'inject-soon' ? shortText(alert) : text}</span>
          <Icon of={ArrowRight} size={14} />
        </Button>
      ) : (
        <p title={text}>{text}</p>
      )}
      {!line && goal && (
        <Button small class="alert-go" onKeyDown={onKeyDown} onClick={() => goTo(goal)}>
          {verb}
          <Icon of={ArrowRight} size={12} />
        </Button>
      )}
      <Button
        kind="plain"
        small
        icon={X}
        data-away
        onKeyDown={onKeyDown}
        label={t('dismiss', { what: text })}
        onClick={onAway}
      />
    </li>
  );
}

/** The end of the sentence: what the mark and the colour say already is left out. */
function shortText(alert: Alert & { kind: 'inject-soon' }): string {
  return t('injectSoonShort', { what: pick(alert.inject.title), time: duration(alert.minutes) });
}

/** The whole sentence. */
export function alertText(alert: Alert): string {
  switch (alert.kind) {
    case 'obligation-soon':
    case 'obligation-late': {
      const known = byId.value.obligations.get(alert.id);
      const what = known ? pick(known.name) : alert.id;
      const key = alert.kind === 'obligation-soon' ? 'obligationSoon' : 'obligationLate';
      return t(key, { what, time: duration(alert.minutes) });
    }
    case 'inject-soon':
      return t('injectSoon', { what: pick(alert.inject.title), time: duration(alert.minutes) });
    case 'runs-out': {
      const what = actionTitle(alert.action);
      const named = alert.target ? `${what} (${targetOf(alert.action, alert.target)})` : what;
      return t('runsOut', { what: named, time: duration(alert.minutes) });
    }
    case 'crew-tired':
      return t('crewTired', { what: poolName(alert.pool), value: percent(alert.fatigueBp) });
    case 'cash-low':
      return t('cashLow', { value: percent(alert.cashBp) });
    case 'services-down': {
      const names = alert.ids.map((id) => targetName(id, 'service')).join(', ');
      return t('servicesDown', { count: alert.ids.length, names });
    }
  }
}

import {
  ArrowRight,
  BatteryWarning,
  Banknote,
  Gavel,
  type LucideIcon,
  MessageSquareWarning,
  ServerOff,
  X,
} from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { duration, percent } from '../format.ts';
import { alerts as words } from '../i18n/alerts.ts';
import { pick } from '../i18n/index.ts';
import { byId, readOnly } from '../store.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { shownAlerts, type Alert } from './alerts.ts';
import { shownAnnouncement } from './announcements.tsx';
import { alertsNow, dismiss, memory, takeNote } from './memory.ts';
import { poolName, targetName } from './names.ts';
import { goTo } from './navigation.ts';
import './alerts.css';

const t = words.t;
/** With the facilitator's word in its place. */
const atMost = 3;

const icons: Record<Alert['kind'], LucideIcon> = {
  'obligation-soon': Gavel,
  'obligation-late': Gavel,
  'inject-soon': MessageSquareWarning,
  'crew-tired': BatteryWarning,
  'cash-low': Banknote,
  'services-down': ServerOff,
};
const grave: readonly Alert['kind'][] = ['obligation-late', 'services-down'];

/** What should not be missed: three at most, newest first, each with the way to act and the way to be rid of it. */
export function Alerts() {
  const all = alertsNow();
  const box = useRef<HTMLUListElement>(null);
  useEffect(() => takeNote(all));
  const room = atMost - (shownAnnouncement() ? 1 : 0);
  const shown = readOnly.value ? [] : shownAlerts(all, memory.value, room);
  useHerald(shown);
  const putAway = (alert: Alert) => {
    dismiss(alert.keys);
    // The button that was pressed is gone: the next one takes the focus, or the screen itself.
    setTimeout(() => {
      const next = box.current?.querySelector<HTMLElement>('.alert-away') ?? document.querySelector('main');
      next?.focus();
    });
  };
  const onEscape = (alert: Alert) => (event: KeyboardEvent) => event.key === 'Escape' && putAway(alert);
  if (shown.length === 0) return null;
  return (
    <section class="alerts" aria-label={t('alerts')}>
      <ul ref={box}>
        {shown.map((alert) => (
          <li
            key={alert.kind === 'services-down' ? alert.kind : alert.keys[0]}
            class={grave.includes(alert.kind) ? 'alert alert-grave' : 'alert'}
          >
            <Icon of={icons[alert.kind]} size={16} />
            <p title={alertText(alert)}>{alertText(alert)}</p>
            {alert.goal && (
              <Button
                small
                class="alert-go"
                onKeyDown={onEscape(alert)}
                onClick={() => alert.goal && goTo(alert.goal)}
              >
                {t(
                  alert.goal.to === 'inject'
                    ? 'goAnswer'
                    : alert.goal.to === 'decision'
                      ? 'goDecide'
                      : 'goSee',
                )}
                <Icon of={ArrowRight} size={12} />
              </Button>
            )}
            <Button
              kind="plain"
              small
              icon={X}
              class="alert-away"
              onKeyDown={onEscape(alert)}
              label={t('dismiss', { what: alertText(alert) })}
              onClick={() => putAway(alert)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Each is read out once, when it first stands there: at once only what is lost within minutes. */
function useHerald(shown: readonly Alert[]): void {
  const known = useRef<Set<string> | null>(null);
  const keys = shown.flatMap((alert) => alert.keys);
  useEffect(() => {
    const before = known.current;
    known.current = new Set([...(before ?? []), ...keys]);
    const fresh = shown.filter((alert) => !alert.keys.every((key) => before?.has(key)));
    if (before === null || fresh.length === 0) return;
    const urgent = fresh.some((alert) => alert.kind === 'inject-soon');
    announce(fresh.map(alertText).join('. '), urgent ? 'assertive' : 'polite');
  }, [keys.join(' ')]);
}

function alertText(alert: Alert): string {
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

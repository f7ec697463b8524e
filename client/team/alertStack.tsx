import { ChevronUp } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { alerts as words } from '../i18n/alerts.ts';
import { readOnly } from '../store.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { AlertItem, alertText } from './alertItem.tsx';
import { foldedAlerts, shownAlerts, type Alert } from './alerts.ts';
import { shownAnnouncement } from './announcements.tsx';
import { alertsNow, dismiss, memory, takeNote } from './memory.ts';
import './alerts.css';

const t = words.t;
/** With the facilitator's word in its place. */
const atMost = 3;
/** On a phone, where each takes a line above every tab. */
const linesAtMost = 2;

/** What should not be missed: three at most, newest first, each with the way to act and the way to be rid of it. */
export function Alerts({ lines = false }: { lines?: boolean }) {
  const all = alertsNow();
  const box = useRef<HTMLUListElement>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => takeNote(all));
  const said = shownAnnouncement() ? 1 : 0;
  const shown = readOnly.value ? [] : shownAlerts(all, memory.value, lines ? Infinity : atMost - said);
  const fold = lines ? foldedAlerts(shown, linesAtMost - said, open) : { lines: shown, more: 0 };
  useHerald(shown);
  const putAway = (alert: Alert) => {
    dismiss(alert.keys);
    // The button that was pressed is gone: the next one takes the focus, or the screen itself.
    setTimeout(() => {
      const next = box.current?.querySelector<HTMLElement>('[data-away]') ?? document.querySelector('main');
      next?.focus();
    });
  };
  if (shown.length === 0) return null;
  return (
    <section data-live class={lines ? 'alerts alerts-lines' : 'alerts'} aria-label={t('alerts')}>
      <ul ref={box}>
        {fold.lines.map((alert) => (
          <AlertItem
            key={alert.kind === 'services-down' ? alert.kind : alert.keys[0]}
            alert={alert}
            line={lines}
            onAway={() => putAway(alert)}
          />
        ))}
      </ul>
      {fold.more > 0 && (
        <Button
          small
          class="alerts-more"
          aria-expanded={open}
          label={t(open ? 'fewer' : 'more', { count: fold.more })}
          onClick={() => setOpen(!open)}
        >
          {open ? <Icon of={ChevronUp} size={14} /> : `+${fold.more}`}
        </Button>
      )}
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

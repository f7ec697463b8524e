import { WifiOff } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { status } from '../connection.ts';
import { dayAndTime } from '../format.ts';
import { console as words } from '../i18n/console.ts';
import { catalogue, facilitator as store } from '../store.ts';
import { announce } from '../ui/announcer.tsx';
import { Icon } from '../ui/icon.tsx';

/** A hiccup shorter than this is not worth a red alert. */
const graceMs = 700;

/** Says that the figures are old and from when; the exercise itself may go on. */
export function LostBanner() {
  const lost = status.value === 'lost';
  const tick = store.record('clock')?.tick ?? 0;
  const clock = catalogue.value?.clock;
  const [shown, setShown] = useState(false);
  const body = words.t('lostBody', { time: clock ? dayAndTime(tick, clock) : '' });
  useEffect(() => {
    if (!lost) {
      setShown(false);
      return;
    }
    const timer = setTimeout(() => {
      setShown(true);
      announce(`${words.t('lostTitle')}. ${body}`, 'assertive');
    }, graceMs);
    return () => clearTimeout(timer);
  }, [lost]);
  if (!shown) return null;
  return (
    <aside class="connection console-lost no-print" aria-label={words.t('lostTitle')}>
      <Icon of={WifiOff} size={32} />
      <div>
        <strong>{words.t('lostTitle')}</strong>
        {body}
      </div>
    </aside>
  );
}

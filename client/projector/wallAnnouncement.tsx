import { Megaphone } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { projector as words } from '../i18n/projector.ts';
import { projector as store } from '../store.ts';
import { Icon } from '../ui/icon.tsx';
import { nextAnnouncement, showMs, type WallAnnouncement as Shown } from './announcements.ts';
import { Words } from '../ui/written.tsx';
import './wallOver.css';

/** The facilitator's word to all fills the wall until everyone has had time to read it. */
export function WallAnnouncement() {
  const entries = store.all('announcement');
  const seen = useRef<number | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    const next = nextAnnouncement(entries, seen.current);
    seen.current = next.seen;
    if (next.show) setShown(next.show);
  }, [entries]);
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => setShown(null), showMs(shown.text));
    return () => clearTimeout(timer);
  }, [shown]);
  if (!shown) return null;
  return (
    <div class="wall-announcement" role="alert">
      <p class="wall-announcement-from">
        <Icon of={Megaphone} size={24} /> {words.t('announcement')}
      </p>
      <p class={shown.text.length > 180 ? 'wall-announcement-text is-long' : 'wall-announcement-text'}>
        <Words of={shown.text} />
      </p>
    </div>
  );
}

import { useEffect, useRef } from 'preact/hooks';
import { Inbox as InboxIcon } from 'lucide-preact';
import { pick } from '../i18n/index.ts';
import { team as words } from '../i18n/team.ts';
import { team } from '../store.ts';
import { announce } from '../ui/announcer.tsx';
import { Empty } from '../ui/states.tsx';
import { InjectCard } from './injectCard.tsx';
import { isOpen } from './openInjects.ts';
import './messages.css';

const t = words.t;

/** What waits for an answer comes first, then the newest: news must not bury a question. */
export function Inbox() {
  const injects = team
    .all('inject')
    .map((entry) => entry.record)
    .toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || b.sentTick - a.sentTick);
  if (injects.length === 0) return <Empty icon={InboxIcon}>{t('inboxEmpty')}</Empty>;
  return (
    <ul class="inbox">
      {injects.map((inject) => (
        <InjectCard key={inject.id} inject={inject} />
      ))}
    </ul>
  );
}

/** Reads new messages out, wherever the reader is on the screen. Nothing to see. */
export function InboxHerald() {
  const known = useRef<Set<string> | null>(null);
  const injects = team.all('inject');
  useEffect(() => {
    const before = known.current;
    known.current = new Set(injects.map((entry) => entry.id));
    if (!before) return;
    for (const { id, record } of injects) {
      if (before.has(id)) continue;
      announce(t('newMessage', { from: pick(record.from), title: pick(record.title) }));
    }
  }, [injects]);
  return null;
}

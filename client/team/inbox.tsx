import { useEffect, useRef } from 'preact/hooks';
import { Inbox as InboxIcon } from 'lucide-preact';
import type { InjectRecord } from '#protocol/views.ts';
import { pick } from '../i18n/index.ts';
import { team as words } from '../i18n/team.ts';
import { team } from '../store.ts';
import { announce } from '../ui/announcer.tsx';
import { Empty } from '../ui/states.tsx';
import { InjectCard } from './injectCard.tsx';

const t = words.t;

/** Still waiting for this team's word. */
export function isOpen(inject: InjectRecord): boolean {
  return asksForAnswer(inject) && inject.answer === null && !inject.expired;
}

export function asksForAnswer(inject: InjectRecord): boolean {
  return inject.options.length > 0 || inject.freeText;
}

export function openCount(): number {
  return team.all('inject').filter((entry) => isOpen(entry.record)).length;
}

/** Newest first, so that what arrives is seen without moving anything. */
export function Inbox() {
  const injects = team
    .all('inject')
    .map((entry) => entry.record)
    .toSorted((a, b) => b.sentTick - a.sentTick);
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

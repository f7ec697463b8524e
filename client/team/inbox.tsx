import { Inbox as InboxIcon } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { InjectChannel } from '#protocol/views.ts';
import { inbox as words } from '../i18n/inbox.ts';
import { pick } from '../i18n/index.ts';
import { team as teamWords } from '../i18n/team.ts';
import { team } from '../store.ts';
import { announce } from '../ui/announcer.tsx';
import { ChannelIcon, channelName, channelOrder } from '../ui/channel.tsx';
import { Empty } from '../ui/states.tsx';
import { byUrgency } from './asks.ts';
import { InjectCard } from './injectCard.tsx';
import { hasRead } from './reading.ts';
import { unreadByChannel } from './receipts.ts';
import './inbox.css';
import './inject.css';

const t = words.t;

/**
 * Questions stand first (see `byUrgency`), so that later news does not push them out of sight. Channels count what is unread,
 * and filter.
 */
export function Inbox() {
  const [channel, setChannel] = useState<InjectChannel | null>(null);
  const injects = team
    .all('inject')
    .map((entry) => entry.record)
    .toSorted(byUrgency);
  if (injects.length === 0) return <Empty icon={InboxIcon}>{teamWords.t('inboxEmpty')}</Empty>;
  const unread = unreadByChannel(injects, hasRead);
  const shown = channel === null ? injects : injects.filter((one) => one.channel === channel);
  return (
    <>
      <div class="channels" role="group" aria-label={t('filter')}>
        <button
          type="button"
          class="channel-filter"
          aria-pressed={channel === null}
          onClick={() => setChannel(null)}
        >
          {t('all')}
        </button>
        {channelOrder.map((one) => (
          <Channel
            key={one}
            channel={one}
            unread={unread.get(one) ?? 0}
            selected={channel === one}
            onSelect={() => setChannel(channel === one ? null : one)}
          />
        ))}
      </div>
      {shown.length === 0 && <p class="muted">{t('noneHere')}</p>}
      <ul class="inbox">
        {shown.map((inject) => (
          <InjectCard key={inject.id} inject={inject} />
        ))}
      </ul>
    </>
  );
}

interface ChannelProps {
  channel: InjectChannel;
  unread: number;
  selected: boolean;
  onSelect: () => void;
}

function Channel({ channel, unread, selected, onSelect }: ChannelProps) {
  const name = channelName(channel);
  const label =
    unread > 0 ? t('unreadIn', { channel: name, count: unread }) : t('noneUnread', { channel: name });
  return (
    <button
      type="button"
      class="channel-filter"
      aria-pressed={selected}
      aria-label={label}
      title={label}
      onClick={onSelect}
    >
      <ChannelIcon channel={channel} size={14} quiet />
      {unread > 0 && <span class="channel-count">{unread}</span>}
    </button>
  );
}

/** Messages this seat has not read, for the tabs. */
export function unreadCount(): number {
  return team.all('inject').filter(({ id }) => !hasRead(id)).length;
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
      announce(teamWords.t('newMessage', { from: pick(record.from), title: pick(record.title) }));
    }
  }, [injects]);
  return null;
}

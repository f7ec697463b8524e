import { useState } from 'preact/hooks';
import type { InjectRecord, Priority } from '#protocol/views.ts';
import { duration } from '../format.ts';
import { inbox as inboxWords } from '../i18n/inbox.ts';
import { pick } from '../i18n/index.ts';
import { team as words } from '../i18n/team.ts';
import { readOnly, team } from '../store.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Glossed } from '../ui/glossed.tsx';
import { useKeptFocus } from '../ui/useKeptFocus.ts';
import { asksForAnswer, isOpen } from './asks.ts';
import { deadlineOf } from './deadline.ts';
import { InjectHead } from './injectHead.tsx';
import { momentOf, paceNow, roleName } from './names.ts';
import { hasRead, useReading } from './reading.ts';
import { receiptsOf } from './receipts.ts';
import { Reply, Unsent } from './reply.tsx';
import { heldByOther } from './rights.ts';
import { Words } from '../ui/written.tsx';
import './inject.css';

const t = words.t;

const tones: Record<Priority, Tone> = { must: 'red', should: 'amber', may: 'neutral' };

export function InjectCard({ inject }: { inject: InjectRecord }) {
  const open = isOpen(inject);
  const settled = asksForAnswer(inject) && !open;
  const holder = open && !readOnly.value ? heldByOther(inject.roles) : null;
  const [unfolded, setUnfolded] = useState(false);
  const element = useReading(inject.id);
  useKeptFocus(element);
  const isNew = !hasRead(inject.id);
  const badge = inject.expired ? (
    <Badge>{inboxWords.t('over')}</Badge>
  ) : (
    !settled && <Badge tone={tones[inject.priority]}>{t(inject.priority)}</Badge>
  );
  return (
    <li
      ref={element}
      class={`inject inject-${inject.channel} ${settled ? 'is-settled' : ''} ${isNew ? 'is-new' : ''}`}
      data-goal={`inject-${inject.id}`}
      tabIndex={-1}
    >
      {isNew && <span class="visually-hidden">{inboxWords.t('unread')}</span>}
      <div class="inject-sheet">
        <InjectHead inject={inject} badge={badge} />
        {(!settled || unfolded) && <Body text={pick(inject.body)} />}
      </div>
      {settled && (
        <button
          type="button"
          class="link-button"
          aria-expanded={unfolded}
          onClick={() => setUnfolded(!unfolded)}
        >
          {t(unfolded ? 'hide' : 'show')}
        </button>
      )}
      {open &&
        (holder ? (
          <p class="caption">{t('answersFor', { holder: holder.name })}</p>
        ) : (
          <Reply inject={inject} />
        ))}
      <Foot inject={inject} />
      {settled && !readOnly.value && <Unsent inject={inject} />}
      {readOnly.value && <Receipts inject={inject} />}
    </li>
  );
}

function Body({ text }: { text: string }) {
  return (
    <div class="inject-body">
      {text.split(/\n\s*\n/).map((paragraph, at) => (
        <p key={at}>
          <Glossed text={paragraph} />
        </p>
      ))}
    </div>
  );
}

function Foot({ inject }: { inject: InjectRecord }) {
  if (inject.answer) {
    const { option, text, by, tick } = inject.answer;
    const label = inject.options.find((one) => one.id === option)?.label;
    return (
      <div class="inject-answer">
        {label && <b>{pick(label)}</b>}
        {text && (
          <p>
            <Words of={text} />
          </p>
        )}
        <span class="caption inject-answer-by">{t('answeredBy', { name: by, time: momentOf(tick) })}</span>
      </div>
    );
  }
  const who = inject.roles.length === 0 ? t('everyone') : inject.roles.map(roleName).join(', ');
  return (
    <p class="caption">
      {who} · <DeadlineText inject={inject} />
    </p>
  );
}

/** Past this a time of day says more than a number of hours. */
const longMinutes = 240;

function DeadlineText({ inject }: { inject: InjectRecord }) {
  const deadline = deadlineOf(inject, paceNow());
  switch (deadline.kind) {
    case 'answered':
      return null;
    case 'none':
      return <>{t('noAnswer')}</>;
    case 'open':
      return <>{t('yourAnswer').toLocaleLowerCase()}</>;
    case 'expired':
      return (
        <span class="text-red">
          {deadline.tick === null
            ? t('expired')
            : inboxWords.t('expiredAt', { time: momentOf(deadline.tick) })}
        </span>
      );
    case 'running': {
      const { minutes, realSeconds, soon, tick } = deadline;
      const paused = team.record('exercise')?.lifecycle === 'paused';
      return (
        <span class={soon ? 'text-amber' : ''}>
          {minutes > longMinutes
            ? t('answerBy', { time: momentOf(tick) })
            : minutes > 0
              ? t('answerWithin', { time: duration(minutes) })
              : t('answerNow')}
          {' · '}
          {paused ? inboxWords.t('clockStands') : inboxWords.t('onWatch', { time: onWatch(realSeconds) })}
        </span>
      );
    }
  }
}

/** Seconds on the watch as one says them: `40 s`, `3 min`. */
function onWatch(seconds: number): string {
  return seconds < 90
    ? inboxWords.t('seconds', { n: Math.max(0, Math.round(seconds / 5) * 5) })
    : duration(seconds / 60);
}

/** For whoever reads along: who has opened it, when, and who has not. */
function Receipts({ inject }: { inject: InjectRecord }) {
  const seats = team.all('seat').map(({ record }) => record);
  const { read, unread } = receiptsOf(inject, team.record(`read:${inject.id}`), seats);
  const at = (name: string, tick: number) => inboxWords.t('readAt', { name, time: momentOf(tick) });
  const parts = [
    read.length === 0
      ? inboxWords.t('nobodyRead')
      : inboxWords.t('readBy', { names: read.map(({ name, tick }) => at(name, tick)).join(', ') }),
    ...(read.length > 0 && unread.length > 0
      ? [inboxWords.t('notReadBy', { names: unread.map(({ name }) => name).join(', ') })]
      : []),
  ];
  return <p class="inject-receipts caption">{parts.join(' · ')}</p>;
}

import {
  Hash,
  Landmark,
  type LucideIcon,
  Mail,
  MessageCircleQuestion,
  Phone,
  Tv,
  UserRound,
} from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { InjectChannel, InjectRecord, Priority } from '#protocol/views.ts';
import { canAct, useCommand } from '../command.ts';
import { duration, timeOfDay } from '../format.ts';
import { pick } from '../i18n/index.ts';
import { team as words } from '../i18n/team.ts';
import { readOnly } from '../store.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Glossed } from '../ui/glossed.tsx';
import { Icon } from '../ui/icon.tsx';
import { clockOf, minutesBetween, now, roleName } from './names.ts';
import { asksForAnswer, isOpen } from './openInjects.ts';
import { heldByOther } from './rights.ts';

const t = words.t;

const channels = {
  mail: [Mail, 'channelMail'],
  phone: [Phone, 'channelPhone'],
  tv: [Tv, 'channelTv'],
  social: [Hash, 'channelSocial'],
  authority: [Landmark, 'channelAuthority'],
  colleague: [UserRound, 'channelColleague'],
  rumour: [MessageCircleQuestion, 'channelRumour'],
} as const satisfies Record<InjectChannel, readonly [LucideIcon, string]>;

const tones: Record<Priority, Tone> = { must: 'red', should: 'amber', may: 'neutral' };

export function InjectCard({ inject }: { inject: InjectRecord }) {
  const open = isOpen(inject);
  const settled = asksForAnswer(inject) && !open;
  const holder = open && !readOnly.value ? heldByOther(inject.roles) : null;
  const [unfolded, setUnfolded] = useState(false);
  const [icon, channelName] = channels[inject.channel];
  return (
    <li class={`inject inject-${inject.channel} ${settled ? 'is-settled' : ''}`}>
      <header class="inject-head">
        <span class="inject-icon">
          <Icon of={icon} label={t(channelName)} size={14} />
        </span>
        <span class="muted">{timeOfDay(inject.sentTick, clockOf())}</span>
        <span class="inject-from muted">{pick(inject.from)}</span>
        {!settled && <Badge tone={tones[inject.priority]}>{t(inject.priority)}</Badge>}
      </header>
      <h3>{pick(inject.title)}</h3>
      {(!settled || unfolded) && <Body text={pick(inject.body)} />}
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

/** Words not sent yet, by inject: a look at the map or the log must not cost them. */
const drafts = new Map<string, string>();

/** One button an option; own words go with whichever is pressed. */
function Reply({ inject }: { inject: InjectRecord }) {
  const { pending, run } = useCommand();
  const [chosen, setChosen] = useState<string | null>(null);
  const [text, setText] = useState(() => drafts.get(inject.id) ?? '');
  const hasOptions = inject.options.length > 0;
  const answer = (option?: string) => {
    setChosen(option ?? null);
    const words = text.trim();
    void run({
      type: 'answer',
      inject: inject.id,
      ...(option ? { option } : {}),
      ...(words ? { text: words } : {}),
    });
  };
  return (
    <div class="reply">
      {inject.freeText && (
        <textarea
          class="input"
          rows={2}
          maxLength={1000}
          value={text}
          aria-label={t(hasOptions ? 'addWords' : 'yourAnswer')}
          placeholder={t(hasOptions ? 'addWords' : 'yourAnswer')}
          onInput={(event) => {
            setText(event.currentTarget.value);
            drafts.set(inject.id, event.currentTarget.value);
          }}
        />
      )}
      <div class="reply-options">
        {inject.options.map((option) => (
          <Button
            key={option.id}
            small
            pending={pending && chosen === option.id}
            disabled={pending || !canAct()}
            onClick={() => answer(option.id)}
          >
            {pick(option.label)}
          </Button>
        ))}
        {!hasOptions && (
          <Button small pending={pending} disabled={!text.trim() || !canAct()} onClick={() => answer()}>
            {t('sendAnswer')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Foot({ inject }: { inject: InjectRecord }) {
  const clock = clockOf();
  if (inject.answer) {
    const { option, text, by, tick } = inject.answer;
    const label = inject.options.find((one) => one.id === option)?.label;
    return (
      <div class="inject-answer">
        {label && <b>{pick(label)}</b>}
        {text && <p>{text}</p>}
        <span class="caption">{t('answeredBy', { name: by, time: timeOfDay(tick, clock) })}</span>
      </div>
    );
  }
  const who = inject.roles.length === 0 ? t('everyone') : inject.roles.map(roleName).join(', ');
  return (
    <p class="inject-foot caption">
      {who} · <Deadline inject={inject} />
    </p>
  );
}

const soonMinutes = 30;

function Deadline({ inject }: { inject: InjectRecord }) {
  if (inject.expired) return <span class="is-late">{t('expired')}</span>;
  if (!asksForAnswer(inject)) return <>{t('noAnswer')}</>;
  if (inject.answerByTick === null) return <>{t('yourAnswer').toLocaleLowerCase()}</>;
  const left = minutesBetween(now(), inject.answerByTick);
  if (left > 240) return <>{t('answerBy', { time: timeOfDay(inject.answerByTick, clockOf()) })}</>;
  return (
    <span class={left <= soonMinutes ? 'is-soon' : ''}>
      {left > 0 ? t('answerWithin', { time: duration(left) }) : t('answerNow')}
    </span>
  );
}

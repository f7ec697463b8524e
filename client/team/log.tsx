import {
  Check,
  CircleSlash,
  Flag,
  Gavel,
  type LucideIcon,
  Mail,
  Megaphone,
  MessageSquareReply,
  NotebookPen,
  PenLine,
  Play,
} from 'lucide-preact';
import { useId } from 'preact/hooks';
import { lineLength } from '#protocol/text.ts';
import type { LogRecord } from '#protocol/views.ts';
import { canAct, useCommand } from '../command.ts';
import { obligationWord } from '../i18n/obligations.ts';
import { pick } from '../i18n/index.ts';
import { progress } from '../i18n/progress.ts';
import { isolated } from '../i18n/sentence.ts';
import { team as words } from '../i18n/team.ts';
import { byId, readOnly, team } from '../store.ts';
import { composes } from '../ui/useKeptFocus.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Empty } from '../ui/states.tsx';
import { confidenceWord } from './confidence.tsx';
import { useDraft } from '../drafts.ts';
import { actionTitle, momentOf, targetOf } from './names.ts';
import { Name, Words } from '../ui/written.tsx';
import { fits } from '../ui/room.ts';
import { RoomLeft } from '../ui/roomLeft.tsx';
import './log.css';

const t = words.t;

const icons: Record<LogRecord['kind'], LucideIcon> = {
  entry: PenLine,
  decision: Play,
  cancelled: CircleSlash,
  'in-force': Check,
  ended: Flag,
  inject: Mail,
  answer: MessageSquareReply,
  announcement: Megaphone,
  obligation: Gavel,
};

/** What was decided, heard and noted, newest first. */
export function CrisisLog() {
  const lines = team
    .all('log')
    .map(({ id, record }) => ({ at: Number(id), record }))
    .toSorted((a, b) => b.at - a.at);
  return (
    <>
      {!readOnly.value && <AddLine />}
      {lines.length === 0 ? (
        <Empty icon={NotebookPen}>{t('logEmpty')}</Empty>
      ) : (
        <ol>
          {lines.map(({ at, record }) => (
            <li key={at} class={`log-line log-${record.kind}`}>
              <span class="muted">{momentOf(record.tick)}</span>
              <Icon of={icons[record.kind]} size={14} />
              <span class="log-text">
                <Words of={logText(record)} />
                {record.by && (
                  <span class="muted">
                    {' '}
                    <Name of={record.by} />
                  </span>
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

function AddLine() {
  const { pending, run } = useCommand();
  const [text, write] = useDraft('log');
  const room = useId();
  const tooLong = !fits(text, lineLength);
  const add = async (event: Event) => {
    event.preventDefault();
    const line = text.trim();
    if (!line || tooLong || pending || !canAct()) return;
    const sent = await run({ type: 'log', text: line });
    if (sent.ok) write('');
  };
  return (
    <form class="log-add" onSubmit={(event) => void add(event)}>
      <textarea
        class="input"
        rows={Math.min(6, text.split('\n').length)}
        aria-describedby={tooLong ? room : undefined}
        aria-invalid={tooLong || undefined}
        aria-label={t('logAdd')}
        placeholder={t('logPlaceholder')}
        value={text}
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => {
          // As in a line; with Shift, a new line.
          if (event.key === 'Enter' && !event.shiftKey && !composes(event)) void add(event);
        }}
      />
      <Button type="submit" pending={pending} disabled={!text.trim() || tooLong || !canAct()}>
        {t('logSend')}
      </Button>
      <RoomLeft id={room} text={text} most={lineLength} />
    </form>
  );
}

/** The sentence of a line; names come from the catalogue, in the reader's language. */
export function logText(line: LogRecord): string {
  const ref = line.ref ?? '';
  const onTarget = (what: string) =>
    line.target ? t('onTarget', { what, target: targetOf(ref, line.target) }) : what;
  switch (line.kind) {
    case 'entry':
      return line.text ?? '';
    case 'announcement':
      return t('logAnnouncement', { what: line.text ?? '' });
    case 'decision':
      return [
        t('logDecision', { what: onTarget(actionTitle(ref)) }),
        line.text && isolated(line.text),
        line.confidence && progress.t('sureAbout', { level: confidenceWord(line.confidence) }),
      ]
        .filter(Boolean)
        .join(' — ');
    case 'cancelled':
      return t('logCancelled', { what: onTarget(actionTitle(ref)) });
    case 'in-force':
      return t('logInForce', { what: onTarget(actionTitle(ref)) });
    case 'ended':
      return t('logEnded', { what: onTarget(actionTitle(ref)) });
    case 'inject':
      return t('logInject', { what: injectTitle(ref) });
    case 'answer':
      return t('logAnswer', {
        what: [injectTitle(ref), chosenOption(ref), line.text && isolated(line.text)]
          .filter(Boolean)
          .join(' — '),
      });
    case 'obligation': {
      const obligation = byId.value.obligations.get(ref);
      const name = obligation ? pick(obligation.name) : ref;
      return t('logObligation', { what: [name, obligationWord(line.text)].filter(Boolean).join(', ') });
    }
  }
}

/** What the team picked; a line without it would not say what was answered. */
function chosenOption(id: string): string {
  const inject = team.record(`inject:${id}`);
  const label = inject?.options.find((one) => one.id === inject.answer?.option)?.label;
  return label ? t('quoted', { what: pick(label) }) : '';
}

function injectTitle(id: string): string {
  const inject = team.record(`inject:${id}`);
  return inject ? pick(inject.title) : id;
}

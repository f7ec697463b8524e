import { useId, useState } from 'preact/hooks';
import { moneyRefusal } from '#protocol/refusals.ts';
import { answerLength, lineLength } from '#protocol/text.ts';
import type { InjectRecord } from '#protocol/views.ts';
import { canAct, useCommand } from '../command.ts';
import { money } from '../format.ts';
import { pick } from '../i18n/index.ts';
import { refusalText } from '../i18n/refusals.ts';
import { team as words } from '../i18n/team.ts';
import { catalogue, team } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { useDraft } from '../drafts.ts';
import { fits } from '../ui/room.ts';
import { RoomLeft } from '../ui/roomLeft.tsx';
import { Words } from '../ui/written.tsx';
import './inject.css';

const t = words.t;

/** One button an option; own words go with whichever is pressed. */
export function Reply({ inject }: { inject: InjectRecord }) {
  const { pending, run } = useCommand();
  const [chosen, setChosen] = useState<string | null>(null);
  const [text, write] = useDraft(inject.id);
  const room = useId();
  const tooLong = inject.freeText && !fits(text, answerLength);
  const hasOptions = inject.options.length > 0;
  const answer = async (option?: string) => {
    setChosen(option ?? null);
    const words = text.trim();
    const sent = await run({
      type: 'answer',
      inject: inject.id,
      ...(option ? { option } : {}),
      ...(words ? { text: words } : {}),
    });
    if (sent.ok) write('');
  };
  return (
    <div class="reply">
      {inject.freeText && (
        <textarea
          class="input"
          rows={2}
          aria-describedby={tooLong ? room : undefined}
          aria-invalid={tooLong || undefined}
          value={text}
          aria-label={t(hasOptions ? 'addWords' : 'yourAnswer')}
          placeholder={t(hasOptions ? 'addWords' : 'yourAnswer')}
          onInput={(event) => write(event.currentTarget.value)}
        />
      )}
      {inject.freeText && <RoomLeft id={room} text={text} most={answerLength} />}
      <div class="reply-options">
        {inject.options.map((option) => (
          <Button
            class="button-line"
            key={option.id}
            small
            pending={pending && chosen === option.id}
            disabled={pending || tooLong || !canAct() || unpaid(option) !== null}
            title={unpaid(option) ?? undefined}
            onClick={() => void answer(option.id)}
          >
            {pick(option.label)}
            {option.cost !== undefined && <span class="reply-cost">{money(option.cost)}</span>}
          </Button>
        ))}
        {!hasOptions && (
          <Button
            small
            pending={pending}
            disabled={!text.trim() || tooLong || !canAct()}
            onClick={() => void answer()}
          >
            {t('sendAnswer')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Why the team cannot pay for this answer; null when it can. */
function unpaid({ cost = 0 }: InjectRecord['options'][number]): string | null {
  const { budget, spent } = team.record('situation') ?? { budget: Infinity, spent: 0 };
  const refusal = moneyRefusal({ cost, left: budget - spent, petty: catalogue.value?.pettyCash ?? 0 });
  return refusal && refusalText(refusal);
}

/** Words for an answer that a colleague gave first, or that time ran out on: offered back, to keep or to put away. */
export function Unsent({ inject }: { inject: InjectRecord }) {
  const { pending, run } = useCommand();
  const [text, write] = useDraft(inject.id);
  if (text.trim() === '') return null;
  const line = [...t('unsentLine', { title: pick(inject.title), text: text.trim() })]
    .slice(0, lineLength)
    .join('');
  const toLog = async () => {
    if ((await run({ type: 'log', text: line })).ok) write('');
  };
  return (
    <div class="unsent">
      <b>{t('unsent')}</b>
      <p>
        <Words of={text} />
      </p>
      <div class="reply-options">
        <Button small pending={pending} disabled={!canAct()} onClick={() => void toLog()}>
          {t('unsentToLog')}
        </Button>
        <Button small kind="plain" onClick={() => write('')}>
          {t('unsentAway')}
        </Button>
      </div>
    </div>
  );
}

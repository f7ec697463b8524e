import { useId, useState } from 'preact/hooks';
import { answerLength } from '#protocol/text.ts';
import type { InjectRecord } from '#protocol/views.ts';
import { canAct, useCommand } from '../command.ts';
import { pick } from '../i18n/index.ts';
import { team as words } from '../i18n/team.ts';
import { Button } from '../ui/button.tsx';
import { draftOf, keepDraft } from './drafts.ts';
import { fits } from '../ui/room.ts';
import { RoomLeft } from '../ui/roomLeft.tsx';
import './inject.css';

const t = words.t;

/** One button an option; own words go with whichever is pressed. */
export function Reply({ inject }: { inject: InjectRecord }) {
  const { pending, run } = useCommand();
  const [chosen, setChosen] = useState<string | null>(null);
  const [text, setText] = useState(() => draftOf(inject.id));
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
    if (sent.ok) keepDraft(inject.id, '');
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
          onInput={(event) => {
            setText(event.currentTarget.value);
            keepDraft(inject.id, event.currentTarget.value);
          }}
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
            disabled={pending || tooLong || !canAct()}
            onClick={() => void answer(option.id)}
          >
            {pick(option.label)}
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

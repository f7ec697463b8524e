import { useState } from 'preact/hooks';
import type { InjectRecord } from '#protocol/views.ts';
import { canAct, useCommand } from '../command.ts';
import { pick } from '../i18n/index.ts';
import { team as words } from '../i18n/team.ts';
import { Button } from '../ui/button.tsx';
import './inject.css';

const t = words.t;

/** Words not sent yet, by inject: kept outside the form, which goes away when a reader turns to the map or the log. */
const drafts = new Map<string, string>();

/** One button an option; own words go with whichever is pressed. */
export function Reply({ inject }: { inject: InjectRecord }) {
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
            class="button-line"
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

import { MessageCircleQuestion, X } from 'lucide-preact';
import { useDraft } from '../drafts.ts';
import { useState } from 'preact/hooks';
import { promptLength } from '#protocol/text.ts';
import { canDirect, useCommand } from '../command.ts';
import { pick } from '../i18n/index.ts';
import { prompt as words } from '../i18n/prompt.ts';
import { facilitator as store } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { SelectField, TextArea } from '../ui/field.tsx';
import { notify } from '../ui/notices.tsx';
import { AskDialog } from './confirm.tsx';
import { fits } from '../ui/room.ts';
import './dialogs.css';

/** Lengths of a discussion, minutes. */
const lengths = [1, 2, 3, 5, 10, 15, 20, 30];

/** Puts a question on the wall; while one is there, the same place takes it off with one press. */
export function PromptButton() {
  const { t } = words;
  const [open, setOpen] = useState(false);
  const { pending, run } = useCommand();
  const shown = store.record('prompt');
  const off = !canDirect();
  const clear = async () => {
    if ((await run({ type: 'clear-prompt' })).ok) notify('done', t('cleared'));
  };
  return (
    <>
      {shown ? (
        <Button
          class="is-on"
          icon={X}
          pending={pending}
          disabled={off}
          title={t('clearOf', { text: shown.text })}
          onClick={() => void clear()}
        >
          {t('clear')}
        </Button>
      ) : (
        <Button icon={MessageCircleQuestion} disabled={off} onClick={() => setOpen(true)}>
          {t('open')}
        </Button>
      )}
      {open && <PromptDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function PromptDialog({ onClose }: { onClose: () => void }) {
  const { t } = words;
  const { pending, run } = useCommand();
  const [text, setText] = useDraft('prompt');
  const [minutes, setMinutes] = useState('');
  const ready = store.record('prompts') ?? [];
  const trimmed = text.trim();
  const submit = async () => {
    const length = minutes === '' ? {} : { minutes: Number(minutes) };
    const sent = await run({ type: 'show-prompt', text: trimmed, ...length });
    if (!sent.ok) return;
    notify('done', t('shown'));
    setText('');
    onClose();
  };
  return (
    <AskDialog
      title={t('title')}
      confirm={t('show')}
      pending={pending}
      disabled={trimmed === '' || !fits(text, promptLength)}
      onConfirm={() => void submit()}
      onClose={onClose}
    >
      <div class="stack">
        {ready.length > 0 && (
          <SelectField
            label={t('ready')}
            value=""
            options={[
              { id: '', label: t('readyNone') },
              ...ready.map((one, i) => ({ id: String(i), label: pick(one) })),
            ]}
            onSelect={(id) => {
              const one = ready[Number(id)];
              if (id !== '' && one) setText(pick(one));
            }}
          />
        )}
        <TextArea
          label={t('text')}
          hint={t('hint')}
          most={promptLength}
          input={{
            value: text,
            rows: 4,
            onInput: (event) => setText(event.currentTarget.value),
          }}
        />
        <SelectField
          label={t('time')}
          value={minutes}
          options={[
            { id: '', label: t('timeNone') },
            ...lengths.map((count) => ({ id: String(count), label: t('minutes', { count }) })),
          ]}
          onSelect={setMinutes}
        />
      </div>
    </AskDialog>
  );
}

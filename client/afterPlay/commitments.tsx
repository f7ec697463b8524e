import { ClipboardCheck } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { Commitment } from '#protocol/debrief.ts';
import { lineLength, nameLength } from '#protocol/text.ts';
import { canAct, useCommand } from '../command.ts';
import { keepDraft, useDraft } from '../drafts.ts';
import { calendarDay } from '../format.ts';
import { afterPlay } from '../i18n/afterPlay.ts';
import { labelled } from '../i18n/common.ts';
import { team } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { TextArea, TextField } from '../ui/field.tsx';
import { fits } from '../ui/room.ts';
import { Empty } from '../ui/states.tsx';
import { Name, Words } from '../ui/written.tsx';
import './afterPlay.css';

const { t } = afterPlay;

/** What the team will do about it: one line each, with an owner and a day. */
export function Commitments() {
  const [changing, setChanging] = useState<number | null>(null);
  const all = team.all('commitment').map(({ id, record }) => ({ id: Number(id), ...record }));
  const open = team.record('exercise')?.lifecycle === 'debrief';
  return (
    <section class="after-page" aria-labelledby="commitments-title">
      <h1 id="commitments-title">{t('commitments')}</h1>
      {all.length === 0 && <Empty icon={ClipboardCheck}>{t('noCommitments')}</Empty>}
      <ul class="commitments">
        {all.map((one) =>
          one.id === changing ? (
            <li key={one.id}>
              <Form id={one.id} onDone={() => setChanging(null)} />
            </li>
          ) : (
            <li key={one.id}>
              <CommitmentLine of={one} />
              {open && (
                <Change
                  of={one}
                  onChange={() => {
                    // The form begins with what is there, and a field that is emptied stays empty.
                    for (const field of ['text', 'owner', 'due'] as const)
                      keepDraft(`commit ${one.id} ${field}`, one[field]);
                    setChanging(one.id);
                  }}
                />
              )}
            </li>
          ),
        )}
      </ul>
      {open && changing === null && <Form id={null} onDone={() => undefined} />}
    </section>
  );
}

/** One of them, as everybody reads it. */
export function CommitmentLine({ of, team: whose }: { of: Commitment; team?: string }) {
  return (
    <p class="commitment">
      <b>
        <Words of={of.text} />
      </b>
      <span class="caption">
        {whose !== undefined && (
          <>
            <Name of={whose} />
            {' · '}
          </>
        )}
        <Name of={of.owner} /> · <time datetime={of.due}>{t('dueBy', { day: calendarDay(of.due) })}</time>
      </span>
    </p>
  );
}

function Change({ of, onChange }: { of: Commitment & { id: number }; onChange: () => void }) {
  const { pending, run } = useCommand();
  return (
    <div class="commitment-change">
      <Button small kind="plain" aria-label={labelled(t('change1'), of.text)} onClick={onChange}>
        {t('change1')}
      </Button>
      <Button
        small
        kind="plain"
        pending={pending}
        disabled={!canAct()}
        aria-label={labelled(t('drop'), of.text)}
        onClick={() => void run({ type: 'drop-commitment', id: of.id })}
      >
        {t('drop')}
      </Button>
    </div>
  );
}

function Form({ id, onDone }: { id: number | null; onDone: () => void }) {
  const { pending, run } = useCommand();
  const [text, setText] = useDraft(`commit ${id ?? 'new'} text`);
  const [owner, setOwner] = useDraft(`commit ${id ?? 'new'} owner`);
  const [due, setDue] = useDraft(`commit ${id ?? 'new'} due`);
  const [tried, setTried] = useState(false);
  const whole = text.trim() !== '' && owner.trim() !== '' && due !== '';
  const send = async (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (!whole || !fits(text, lineLength) || !fits(owner, nameLength)) return;
    const sent = await run({
      type: 'commit',
      ...(id === null ? {} : { id }),
      text: text.trim(),
      owner: owner.trim(),
      due: due,
    });
    if (!sent.ok) return;
    setTried(false);
    setText('');
    setOwner('');
    setDue('');
    onDone();
  };
  return (
    <form class="after-form commitment-form" onSubmit={(event) => void send(event)}>
      <TextArea
        label={t('what')}
        hint={t('whatHint')}
        most={lineLength}
        input={{ rows: 2, value: text, onInput: (event) => setText(event.currentTarget.value) }}
      />
      <TextField
        label={t('owner')}
        most={nameLength}
        input={{ value: owner, onInput: (event) => setOwner(event.currentTarget.value) }}
      />
      <TextField
        label={t('due')}
        hint={t('dueHint')}
        input={{ type: 'date', value: due, onInput: (event) => setDue(event.currentTarget.value) }}
      />
      {tried && !whole && (
        <p class="field-error" role="alert">
          {t('needAll')}
        </p>
      )}
      <div class="after-send">
        <Button kind="primary" type="submit" pending={pending} disabled={!canAct()}>
          {t(id === null ? 'add' : 'keep')}
        </Button>
      </div>
    </form>
  );
}

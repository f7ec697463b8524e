import { Megaphone } from 'lucide-preact';
import { useDraft } from '../drafts.ts';
import { useState } from 'preact/hooks';
import { lineLength } from '#protocol/text.ts';
import { canDirect, useCommand } from '../command.ts';
import { console as words } from '../i18n/console.ts';
import { facilitator as store } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { SelectField, TextArea } from '../ui/field.tsx';
import { notify } from '../ui/notices.tsx';
import { AskDialog } from './confirm.tsx';
import { fits } from '../ui/room.ts';
import './dialogs.css';

export function AnnounceButton({ team }: { team?: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        icon={Megaphone}
        small={team !== undefined}
        disabled={!canDirect()}
        onClick={() => setOpen(true)}
      >
        {words.t('announce')}
      </Button>
      {open && <AnnounceDialog team={team} onClose={() => setOpen(false)} />}
    </>
  );
}

function AnnounceDialog({ team, onClose }: { team: string | undefined; onClose: () => void }) {
  const { t } = words;
  const { pending, run } = useCommand();
  const [to, setTo] = useState(team ?? '');
  const [text, setText] = useDraft(`announce ${team ?? ''}`);
  const teams = store.all('team').map(({ record }) => record);
  const trimmed = text.trim();
  const submit = async () => {
    const sent = await run({ type: 'announce', text: trimmed, ...(to === '' ? {} : { team: to }) });
    if (!sent.ok) return;
    notify('done', t('announced'));
    setText('');
    onClose();
  };
  return (
    <AskDialog
      title={t('announceTitle')}
      confirm={t('announceSend')}
      pending={pending}
      disabled={trimmed === '' || !fits(text, lineLength)}
      onConfirm={() => void submit()}
      onClose={onClose}
    >
      <div class="stack">
        <SelectField
          label={t('announceTo')}
          value={to}
          options={[{ id: '', label: t('allTeams') }, ...teams.map(({ id, name }) => ({ id, label: name }))]}
          onSelect={setTo}
        />
        <TextArea
          label={t('announceText')}
          hint={t('announceHint')}
          most={lineLength}
          input={{
            value: text,
            rows: 4,
            onInput: (event) => setText(event.currentTarget.value),
          }}
        />
      </div>
    </AskDialog>
  );
}

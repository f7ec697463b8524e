import { useState } from 'preact/hooks';
import type { FacilitatorCommand } from '#protocol/commands.ts';
import { useCommand } from '../command.ts';
import { common } from '../i18n/common.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';

export interface NameDialogProps {
  title: string;
  label: string;
  confirm: string;
  initial: string;
  command: (name: string) => FacilitatorCommand;
  onClose: () => void;
}

/** A name for a team or a seat: at most 40 characters, as the server has it. */
export function NameDialog({ title, label, confirm, initial, command, onClose }: NameDialogProps) {
  const { pending, run } = useCommand();
  const [name, setName] = useState(initial);
  const trimmed = name.trim();
  const submit = async () => {
    if (trimmed === '' || pending) return;
    const sent = await run(command(trimmed));
    if (sent.ok) onClose();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{common.t('cancel')}</Button>
          <Button kind="primary" pending={pending} disabled={trimmed === ''} onClick={() => void submit()}>
            {confirm}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          label={label}
          input={{
            value: name,
            maxLength: 40,
            autoFocus: true,
            onInput: (event) => setName(event.currentTarget.value),
          }}
        />
      </form>
    </Dialog>
  );
}

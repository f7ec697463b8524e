import { useState } from 'preact/hooks';
import { nameLength } from '#protocol/text.ts';
import type { FacilitatorCommand } from '#protocol/commands.ts';
import { useCommand } from '../command.ts';
import { TextField } from '../ui/field.tsx';
import { AskDialog } from './confirm.tsx';
import { fits } from '../ui/room.ts';

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
  const sound = trimmed !== '' && fits(name, nameLength);
  const submit = async () => {
    if (!sound || pending) return;
    const sent = await run(command(trimmed));
    if (sent.ok) onClose();
  };
  return (
    <AskDialog
      title={title}
      confirm={confirm}
      pending={pending}
      disabled={!sound}
      onConfirm={() => void submit()}
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          label={label}
          most={nameLength}
          input={{
            value: name,
            autoFocus: true,
            onInput: (event) => setName(event.currentTarget.value),
          }}
        />
      </form>
    </AskDialog>
  );
}

import type { ComponentChildren } from 'preact';
import { common } from '../i18n/common.ts';
import { facilitator } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

export interface AskDialogProps {
  title: string;
  children: ComponentChildren;
  /** What the button says that does it. */
  confirm: string;
  danger?: boolean;
  pending?: boolean;
  disabled?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** A dialog that ends with one act or with none. */
export function AskDialog({
  title,
  children,
  confirm,
  danger,
  pending,
  disabled,
  onConfirm,
  onClose,
}: AskDialogProps) {
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{common.t('cancel')}</Button>
          <Button
            kind={danger ? 'danger' : 'primary'}
            pending={pending}
            disabled={disabled || Boolean(facilitator.record('exercise')?.jump)}
            onClick={onConfirm}
          >
            {confirm}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}

/** Asks once before what cannot be taken back, and says what it does. */
export function Confirm({ children, ...asked }: AskDialogProps) {
  return (
    <AskDialog {...asked}>
      <p>{children}</p>
    </AskDialog>
  );
}

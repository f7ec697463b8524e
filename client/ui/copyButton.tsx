import { Check, Copy } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { common } from '../i18n/common.ts';
import { announce } from './announcer.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

/** Copies a text. Where the browser does not let a page copy (plain http on a local network) it is shown, marked, to be copied by hand. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [state, setState] = useState<'idle' | 'copied' | 'shown'>('idle');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
      announce(common.t('copied'));
    } catch {
      setState('shown');
    }
  };
  return (
    <>
      <Button small kind="quiet" icon={state === 'copied' ? Check : Copy} onClick={() => void copy()}>
        {state === 'copied' ? common.t('copied') : label}
      </Button>
      {state === 'shown' && (
        <Dialog title={label} onClose={() => setState('idle')}>
          <p>{common.t('copyByHand')}</p>
          <input
            class="input"
            readOnly
            value={text}
            aria-label={label}
            ref={(field) => field?.select()}
            onFocus={(event) => event.currentTarget.select()}
          />
        </Dialog>
      )}
    </>
  );
}

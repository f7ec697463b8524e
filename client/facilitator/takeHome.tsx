import { Download } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { afterPlay } from '../i18n/afterPlay.ts';
import { language } from '../i18n/index.ts';
import { refusalText } from '../i18n/refusals.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { notify } from '../ui/notices.tsx';
import { fetchArchive } from './api.ts';
import { takeKey } from './kept.ts';

const { t } = afterPlay;

/** Everything of a finished exercise in one archive, with people's names or without. */
export function TakeHome({ code }: { code: string }) {
  const [key] = useState(takeKey);
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState<'keep' | 'replace' | null>(null);
  if (key === null) return null;
  const take = async (names: 'keep' | 'replace'): Promise<void> => {
    setBusy(names);
    const answer = await fetchArchive(key, code, language.value, names);
    setBusy(null);
    if (!answer.ok) return notify('refused', refusalText(answer.refusal));
    const link = document.createElement('a');
    link.href = URL.createObjectURL(answer.value);
    link.download = `poste-restante-${code}.zip`;
    document.body.append(link);
    link.click();
    link.remove();
    // The browser reads it after the click; a minute is enough for it to begin.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    setOpen(false);
  };
  return (
    <>
      <Button small icon={Download} onClick={() => setOpen(true)}>
        {t('takeHome')}
      </Button>
      {open && (
        <Dialog
          title={t('takeHome')}
          onClose={() => setOpen(false)}
          footer={
            <>
              <Button
                pending={busy === 'replace'}
                disabled={busy !== null}
                onClick={() => void take('replace')}
              >
                {t('withoutNames')}
              </Button>
              <Button
                kind="primary"
                pending={busy === 'keep'}
                disabled={busy !== null}
                onClick={() => void take('keep')}
              >
                {t('withNames')}
              </Button>
            </>
          }
        >
          <p>{t('takeHomeAbout')}</p>
          <p class="muted">{t('withoutNamesAbout')}</p>
        </Dialog>
      )}
    </>
  );
}

import { KeyRound } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { facilitator as words } from '../i18n/facilitator.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { PageBar } from './pageBar.tsx';
import { keyIn } from './kept.ts';
import './office.css';

/** Says where the link is, and takes it when it was copied rather than clicked. */
export function KeyPage({ wrong, onKey }: { wrong: boolean; onKey: (key: string) => void }) {
  const { t } = words;
  const [typed, setTyped] = useState('');
  const key = keyIn(typed);
  return (
    <div class="office">
      <PageBar />
      <main class="office-main office-narrow">
        <form
          class="panel key-page"
          onSubmit={(event) => {
            event.preventDefault();
            if (key !== null) onKey(key);
          }}
        >
          <h1>
            <Icon of={KeyRound} size={22} /> {t('keyTitle')}
          </h1>
          {wrong && (
            <p class="key-wrong" role="alert">
              {t('keyWrong')}
            </p>
          )}
          <p class="muted">{t('keyBody')}</p>
          <TextField
            label={t('keyField')}
            input={{
              value: typed,
              autocomplete: 'off',
              spellcheck: false,
              onInput: (event) => setTyped(event.currentTarget.value),
            }}
          />
          <Button kind="primary" type="submit" disabled={key === null}>
            {t('keyUse')}
          </Button>
        </form>
      </main>
    </div>
  );
}

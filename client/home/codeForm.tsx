import { useState } from 'preact/hooks';
import { cleanCode } from '../api.ts';
import { home } from '../i18n/home.ts';
import { navigate } from '../router.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import './home.css';

const codeLength = 6;

/** Six characters, typed as people type them: small letters, spaces and hyphens are forgiven, and a whole link is read. */
export function CodeForm({ initial = '' }: { initial?: string }) {
  const [code, setCode] = useState(initial);
  const [short, setShort] = useState(false);
  return (
    <form
      class="code-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (code.length === codeLength) navigate(`/join/${code}`);
        else setShort(true);
      }}
    >
      <Field
        label={home.t('codeLabel')}
        hint={home.t('codeHint')}
        {...(short && code.length < codeLength ? { error: home.t('codeShort') } : {})}
      >
        {(ids) => (
          <input
            {...ids}
            class="input code-input"
            type="text"
            inputMode="text"
            autoComplete="off"
            autoCapitalize="characters"
            spellcheck={false}
            enterkeyhint="go"
            value={code}
            onInput={(event) => {
              const input = event.currentTarget;
              input.value = cleanCode(input.value);
              setCode(input.value);
            }}
          />
        )}
      </Field>
      <Button class="button-large" kind="primary" type="submit">
        {home.t('go')}
      </Button>
    </form>
  );
}

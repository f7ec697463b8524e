import { browser } from '../storage.ts';
import { signal } from '@preact/signals';
import { common } from '../i18n/common.ts';
import { language, languages, setLanguage } from '../i18n/index.ts';
import { Button } from './button.tsx';

/** EN · FR. Each name is in its own language, for whoever cannot read the other. */
export function LanguageSwitch() {
  return (
    <div class="language" role="group" aria-label={common.t('language')}>
      {languages.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          lang={id}
          title={name}
          aria-label={`${id.toUpperCase()}, ${name}`}
          aria-pressed={language.value === id}
          onClick={() => setLanguage(id)}
        >
          {id.toUpperCase()}
        </button>
      ))}
    </div>
  );
}

type Theme = 'dark' | 'light';
const storageKey = 'poste-restante.theme';
const theme = signal<Theme>('dark');

/** Dark unless this browser was switched to light, which is easier to read in a bright room. */
export function restoreTheme(): void {
  if (browser.get(storageKey) === 'light') setTheme('light');
}

function setTheme(next: Theme): void {
  theme.value = next;
  document.documentElement.dataset['theme'] = next;
  browser.set(storageKey, next);
}

export function ThemeSwitch() {
  const dark = theme.value === 'dark';
  return (
    <Button
      kind="plain"
      small
      class="button-icon"
      label={common.t(dark ? 'themeToLight' : 'themeToDark')}
      onClick={() => setTheme(dark ? 'light' : 'dark')}
    >
      {/* Drawn here: the icon library would add to the first page's script, which has a limit, for two icons. */}
      <svg
        viewBox="0 0 24 24"
        width="1rem"
        height="1rem"
        fill="none"
        stroke="currentColor"
        stroke-width="1.75"
        aria-hidden="true"
      >
        {dark ? (
          <>
            <circle cx="12" cy="12" r="4" />
            <path
              stroke-linecap="round"
              d="M12 2.5v2m0 15v2m9.5-9.5h-2m-15 0h-2m16.2-6.7-1.4 1.4M6.7 17.3l-1.4 1.4m13.4 0-1.4-1.4M6.7 6.7 5.3 5.3"
            />
          </>
        ) : (
          <path stroke-linejoin="round" d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z" />
        )}
      </svg>
    </Button>
  );
}

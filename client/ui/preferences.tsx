import { signal } from '@preact/signals';
import { Moon, Sun } from 'lucide-preact';
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
          aria-label={name}
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

/** Dark unless this browser was switched to light: an operations room is dark, a printout and a bright classroom are not. */
export function restoreTheme(): void {
  try {
    if (localStorage.getItem(storageKey) === 'light') setTheme('light');
  } catch {
    // Nothing kept: dark.
  }
}

function setTheme(next: Theme): void {
  theme.value = next;
  document.documentElement.dataset['theme'] = next;
  try {
    localStorage.setItem(storageKey, next);
  } catch {
    // Holds until the page is left.
  }
}

export function ThemeSwitch() {
  const dark = theme.value === 'dark';
  return (
    <Button
      kind="plain"
      small
      icon={dark ? Sun : Moon}
      label={common.t(dark ? 'themeToLight' : 'themeToDark')}
      onClick={() => setTheme(dark ? 'light' : 'dark')}
    />
  );
}

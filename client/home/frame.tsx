import type { ComponentChildren } from 'preact';
import { to } from '../base.ts';
import { useEffect } from 'preact/hooks';
import { LanguageSwitch, ThemeSwitch } from '../ui/preferences.tsx';
import './home.css';

/** The quiet page around the code field and the seats. */
export function Frame({ title, children }: { title?: string; children: ComponentChildren }) {
  useEffect(() => {
    document.title = title ? `${title} · Poste Restante` : 'Poste Restante';
  }, [title]);
  return (
    <div class="home">
      <header class="home-bar">
        <a class="brand" href={to('/')}>
          Poste Restante
        </a>
        <div class="home-preferences">
          <ThemeSwitch />
          <LanguageSwitch />
        </div>
      </header>
      <main class="home-main">{children}</main>
    </div>
  );
}

import type { ComponentChildren } from 'preact';
import { to } from '../base.ts';
import { common } from '../i18n/common.ts';
import { LanguageSwitch, ThemeSwitch } from '../ui/preferences.tsx';
import './office.css';

/** The bar of pages that are not an exercise. */
export function PageBar({ children }: { children?: ComponentChildren }) {
  return (
    <header class="office-bar">
      <a class="brand" href={to('/facilitator')}>
        {common.t('brand')}
      </a>
      {children}
      <span class="gap" />
      <ThemeSwitch />
      <LanguageSwitch />
    </header>
  );
}

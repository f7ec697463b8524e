import type { LucideIcon } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { common } from '../i18n/common.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

/** Nothing here yet, and what will bring something. */
export function Empty({ icon, children }: { icon?: LucideIcon; children: ComponentChildren }) {
  return (
    <div class="state-note">
      {icon && <Icon of={icon} size={20} />}
      <p>{children}</p>
    </div>
  );
}

export function Loading({ what }: { what?: string }) {
  return (
    <div class="state-note" role="status">
      <span class="loading-dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <p>{what ?? common.t('loading')}</p>
    </div>
  );
}

export interface ErrorStateProps {
  title: ComponentChildren;
  children?: ComponentChildren;
  onRetry?: () => void;
  /** The state is all that the page shows: its title is the page's. */
  page?: boolean;
}

export function ErrorState({ title, children, onRetry, page }: ErrorStateProps) {
  const Title = page ? 'h1' : 'h2';
  return (
    <div class="state-note state-error" role="alert">
      <Title>{title}</Title>
      {children && <p>{children}</p>}
      {onRetry && <Button onClick={onRetry}>{common.t('retry')}</Button>}
    </div>
  );
}

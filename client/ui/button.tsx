import type { LucideIcon } from 'lucide-preact';
import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import { common } from '../i18n/common.ts';
import { blocked } from './blocked.ts';
import { Icon } from './icon.tsx';

export interface ButtonProps extends Omit<ButtonHTMLAttributes, 'icon' | 'size'> {
  /** `primary` is the yellow one: at most one a card or dialog. */
  kind?: 'primary' | 'quiet' | 'danger' | 'plain';
  small?: boolean;
  /** Sent and not yet answered: the button says so and cannot be pressed twice. */
  pending?: boolean;
  icon?: LucideIcon;
  /** For a button that shows its icon only; becomes its accessible name. */
  label?: string;
  children?: ComponentChildren;
}

export function Button({
  kind = 'quiet',
  small = false,
  pending = false,
  icon,
  label,
  class: extra,
  children,
  disabled,
  type = 'button',
  ...rest
}: ButtonProps) {
  const classes = ['button', `button-${kind}`];
  if (small) classes.push('button-small');
  if (pending) classes.push('is-pending');
  if (icon && children === undefined) classes.push('button-icon');
  if (extra) classes.push(String(extra));
  const why = disabled ? blocked.value : null;
  return (
    <button
      {...rest}
      type={type}
      class={classes.join(' ')}
      disabled={Boolean(disabled) || pending}
      aria-busy={pending || undefined}
      {...(label ? { 'aria-label': label, title: label } : {})}
      {...(why ? { 'aria-describedby': why.by, title: why.reason } : {})}
    >
      {icon && <Icon of={icon} size={small ? 14 : 16} />}
      {children}
      {pending && <span class="visually-hidden">{common.t('pending')}</span>}
    </button>
  );
}

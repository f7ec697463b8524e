import { WifiOff } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { status } from '../connection.ts';
import { common } from '../i18n/common.ts';
import { announce } from './announcer.tsx';
import { Icon } from './icon.tsx';

/** How long a connection may be gone before the banner says so, ms: most losses mend by themselves at once. */
const graceMs = 700;

export interface ConnectionBannerProps {
  /** What it means for this page, and what happens next. */
  body?: string;
  class?: string;
}

export function ConnectionBanner({ body = common.t('lostBody'), class: own = '' }: ConnectionBannerProps) {
  const lost = status.value === 'lost';
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!lost) {
      setShown(false);
      return;
    }
    const timer = setTimeout(() => {
      setShown(true);
      announce(`${common.t('lostTitle')}. ${body}`, 'assertive');
    }, graceMs);
    return () => clearTimeout(timer);
  }, [lost]);
  if (!shown) return null;
  return (
    <aside class={`connection no-print ${own}`} aria-label={common.t('lostTitle')}>
      <Icon of={WifiOff} size={32} />
      <div>
        <strong>{common.t('lostTitle')}</strong>
        {body}
      </div>
    </aside>
  );
}

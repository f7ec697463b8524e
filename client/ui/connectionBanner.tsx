import { WifiOff } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { status, trouble } from '../connection.ts';
import { common } from '../i18n/common.ts';
import { opening } from '../opening.ts';
import { announce } from './announcer.tsx';
import { Icon } from './icon.tsx';
import { useLasting } from './useLasting.ts';
import { openingPart } from './waiting.tsx';

/** How long a connection may be gone before the banner says so, ms: most losses mend by themselves at once. */
const graceMs = 700;

export interface ConnectionBannerProps {
  /** What it means for this page, and what happens next. */
  body?: string;
  class?: string;
}

export function ConnectionBanner({ body = common.t('lostBody'), class: own = '' }: ConnectionBannerProps) {
  const shown = useLasting(status.value === 'lost', graceMs);
  const said = useRef(false);
  useEffect(() => {
    if (shown) announce(`${common.t('lostTitle')}. ${body}`, 'assertive');
    else if (said.current) announce(common.t('connectedAgain'), 'assertive');
    said.current = shown;
  }, [shown]);
  if (!shown) return null;
  return (
    <aside class={`connection no-print ${own}`} aria-label={common.t('lostTitle')}>
      <Icon of={WifiOff} size={32} />
      <div>
        <strong>{opening.value === null ? common.t('lostTitle') : openingPart(opening.value)}</strong>
        {body}
        {trouble.value !== null && (
          <p>
            {common.t(trouble.value)}.{' '}
            {common.t(trouble.value === 'blocked' ? 'blockedBody' : 'unreachableBody')}
          </p>
        )}
      </div>
    </aside>
  );
}

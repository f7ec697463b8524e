import { OctagonX } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import type { Refusal } from '#protocol/text.ts';
import { halted as words } from '../i18n/halted.ts';
import { announce } from './announcer.tsx';
import { useBlocked } from './blocked.ts';
import { Icon } from './icon.tsx';
import { ErrorState } from './states.tsx';

export interface HaltedBannerProps {
  /** The record of that name; undefined while all is well. */
  refusal: Refusal | undefined;
  reader: 'player' | 'facilitator' | 'wall';
}

/** Nothing moves any more until somebody restarts the server: said large, and it stays. */
export function HaltedBanner({ refusal, reader }: HaltedBannerProps) {
  const is = refusal !== undefined;
  useBlocked('halted', is ? words.t('title') : null);
  useEffect(() => {
    if (is) announce(`${words.t('title')}. ${words.t(reader)}`, 'assertive');
  }, [is]);
  if (!is) return null;
  return (
    <aside id="halted" class="connection halted no-print" aria-label={words.t('title')}>
      <Icon of={OctagonX} size={32} />
      <div>
        <strong>{words.t('title')}</strong>
        {words.t(reader)}
      </div>
    </aside>
  );
}

/** How often a page that was turned away from a halted exercise looks whether the server is back. */
const lookAgainMs = 15_000;

/** The same for a page that comes while the exercise is halted, or cannot be brought back: its seat is not lost. */
export function HaltedPage({ reader }: { reader: 'player' | 'wall' }) {
  useEffect(() => {
    const timer = setTimeout(() => location.reload(), lookAgainMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <ErrorState page title={words.t('title')}>
      {words.t(reader)} {words.t('again')}
    </ErrorState>
  );
}

import { useEffect } from 'preact/hooks';
import { percent } from '../format.ts';
import { trouble } from '../connection.ts';
import { common } from '../i18n/common.ts';
import { busy, opening } from '../opening.ts';
import { announce } from './announcer.tsx';
import { ProgressBar } from './progressBar.tsx';
import { ErrorState, Loading } from './states.tsx';

/** A page that waits for its exercise: how far the server is with opening it, once it says so. */
export function Waiting({ what }: { what?: string }) {
  if (opening.value !== null) return <Opening />;
  if (busy.value !== null) return <Loading what={common.t('busy', { seconds: busy.value })} />;
  if (trouble.value !== null) return <Trouble />;
  return <Loading {...(what === undefined ? {} : { what })} />;
}

/** What fails and what to try, in the words of what is known. It goes on trying. */
export function Trouble() {
  const is = trouble.value ?? 'unreachable';
  return (
    <ErrorState page title={common.t(is)} onRetry={() => location.reload()}>
      {common.t(is === 'blocked' ? 'blockedBody' : 'unreachableBody')}
    </ErrorState>
  );
}

/** Said once; the figure that grows is there to be read. */
export function Opening() {
  const done = opening.value ?? 0;
  useEffect(() => announce(`${common.t('opening')} ${common.t('openingBody')}`), []);
  return (
    <div class="state-note opening">
      <p>{openingPart(done)}</p>
      <ProgressBar label={common.t('opening')} percent={done} />
      <p class="caption">{common.t('openingBody')}</p>
    </div>
  );
}

export const openingPart = (done: number): string =>
  common.t('openingPart', { percent: percent(done * 100) });

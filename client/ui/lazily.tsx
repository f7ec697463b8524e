import type { ComponentType, FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { request } from '../api.ts';
import { common } from '../i18n/common.ts';
import { ErrorState, Loading } from './states.tsx';

/**
 * A component whose code is fetched when it is first shown. A failed fetch (the server restarting, a new version
 * deployed) is said and can be tried again.
 */
export function lazily<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  options: { quiet?: boolean } = {},
): FunctionComponent<Props> {
  let Ready: ComponentType<Props> | undefined;
  return function Lazily(props: Props) {
    const [attempt, setAttempt] = useState(0);
    const [outcome, setOutcome] = useState<'waiting' | 'ready' | 'failed'>('waiting');
    useEffect(() => {
      if (Ready) return;
      let here = true;
      setOutcome('waiting');
      load().then(
        (component) => {
          Ready = component;
          if (here) setOutcome('ready');
        },
        () => {
          // A part of an old page is gone once there is a newer one: any answer of the server tells, and it is loaded again.
          void request('GET', '/api/server');
          if (here) setOutcome('failed');
        },
      );
      return () => {
        here = false;
      };
    }, [attempt]);
    if (Ready) return <Ready {...props} />;
    // Small things beside a screen: nothing is shown while they load, nor when they fail, because the screen works without them.
    if (options.quiet) return null;
    if (outcome === 'failed') {
      return (
        <ErrorState title={common.t('failedTitle')} onRetry={() => setAttempt((n) => n + 1)}>
          {common.t('failedBody')}
        </ErrorState>
      );
    }
    return <Loading />;
  };
}

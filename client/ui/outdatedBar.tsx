import { RefreshCw } from 'lucide-preact';
import { newerBuild } from '../build.ts';
import { common } from '../i18n/common.ts';
import { reloadsItself } from '../reload.ts';
import { useBlocked } from './blocked.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import './outdatedBar.css';

/**
 * Says that the server serves a newer page than this one. Part of the first script: an old page can no longer fetch its other
 * parts. Always in the document, so that a screen reader hears what appears in it.
 */
export function OutdatedBar() {
  const is = newerBuild.value !== null;
  useBlocked('outdated', is ? common.t('outdatedTitle') : null);
  return (
    <div id="outdated" role="status" class={is ? 'connection outdated no-print' : 'visually-hidden'}>
      {is && (
        <>
          <Icon of={RefreshCw} size={18} />
          <p>
            <b>{common.t('outdatedTitle')}</b>{' '}
            {common.t(reloadsItself.value ? 'outdatedBody' : 'outdatedByHand')}
          </p>
          <Button small onClick={() => location.reload()}>
            {common.t('reloadNow')}
          </Button>
        </>
      )}
    </div>
  );
}

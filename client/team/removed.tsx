import { UserX } from 'lucide-preact';
import { to } from '../base.ts';
import { removal } from '../connection.ts';
import { common } from '../i18n/common.ts';
import { lobby } from '../i18n/lobby.ts';
import { refusalText } from '../i18n/refusals.ts';
import { navigate } from '../router.ts';
import { forgetSeat, type KeptSeat } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { HaltedPage } from '../ui/haltedBanner.tsx';
import { Icon } from '../ui/icon.tsx';
import { QuietPage } from './quietBar.tsx';
import './quietBar.css';

/** The seat is gone: why, what becomes of what was done in it, and the way back. */
export function Removed({ seat }: { seat: KeptSeat }) {
  const refusal = removal.value;
  if (refusal?.code === 'storage-failed') {
    return (
      <QuietPage>
        <HaltedPage reader="player" />
      </QuietPage>
    );
  }
  return (
    <QuietPage>
      <div class="state-note state-error removed" role="alert">
        <Icon of={UserX} size={32} />
        <h1>{common.t('removedTitle')}</h1>
        {refusal && <p>{refusalText(refusal)}</p>}
        <p>{lobby.t('removedKept')}</p>
        <Button
          kind="primary"
          onClick={() => {
            forgetSeat(seat);
            navigate(`/join/${seat.code}`);
          }}
        >
          {lobby.t('removedRejoin')}
        </Button>
        <a href={to('/')}>{common.t('backHome')}</a>
      </div>
    </QuietPage>
  );
}

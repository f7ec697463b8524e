import { useState } from 'preact/hooks';
import type { Joined } from '#protocol/http.ts';
import { refusalText } from '../i18n/refusals.ts';
import { teams as words } from '../i18n/teams.ts';
import { seatPath } from '../session.ts';
import { facilitator } from '../store.ts';
import { CopyButton } from '../ui/copyButton.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useJoinAddress } from '../ui/joinAddress.ts';
import { Qr } from '../ui/qr.tsx';
import { renewSeat } from './api.ts';
import { AskDialog } from './confirm.tsx';
import { takeKey } from './kept.ts';
import './dialogs.css';

/** A new way into a seat for somebody who lost theirs: asked first, since the former one ends with it; then a link to hand over. */
export function SeatLink({ seat, name, onClose }: { seat: string; name: string; onClose: () => void }) {
  const { t } = words;
  const code = facilitator.record('exercise')?.code ?? '';
  const [joined, setJoined] = useState<Joined | null>(null);
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState('');
  const give = async () => {
    setPending(true);
    const answer = await renewSeat(takeKey() ?? '', code, seat);
    setPending(false);
    if (answer.ok) setJoined(answer.value);
    else setRefused(refusalText(answer.refusal));
  };
  if (joined) return <Given joined={joined} name={name} onClose={onClose} />;
  return (
    <AskDialog
      title={t('linkSeat', { name })}
      confirm={t('linkGive')}
      pending={pending}
      onClose={onClose}
      onConfirm={() => void give()}
    >
      <p>{t('linkBody', { name })}</p>
      {refused && (
        <p class="field-error" role="alert">
          {refused}
        </p>
      )}
    </AskDialog>
  );
}

function Given({ joined, name, onClose }: { joined: Joined; name: string; onClose: () => void }) {
  const { t } = words;
  // By the address that others in the room can open, which this browser need not use itself.
  const root = useJoinAddress(joined.code).link.replace(/\/join\/\w+$/, '');
  const link = `${root}${seatPath(joined)}#token=${joined.token}`;
  return (
    <Dialog title={t('linkGiven', { name })} onClose={onClose}>
      <div class="door">
        <Qr class="door-qr" value={link} label={t('linkQr', { name })} />
        <p>{t('linkHow', { name })}</p>
        <CopyButton text={link} label={t('linkCopy')} />
      </div>
    </Dialog>
  );
}

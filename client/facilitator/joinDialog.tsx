import { console as words } from '../i18n/console.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useJoinAddress } from '../ui/joinAddress.ts';
import { Qr } from '../ui/qr.tsx';
import './dialogs.css';

/** For whoever comes late: code, address and QR, large enough to hold up to a phone. */
export function JoinDialog({ code, onClose }: { code: string; onClose: () => void }) {
  const { t } = words;
  const address = useJoinAddress(code);
  return (
    <Dialog title={t('joinTitle')} onClose={onClose}>
      <div class="door">
        <Qr class="door-qr" value={address.link} label={t('joinQr', { address: address.link })} />
        <dl class="door-words">
          <dt>{t('joinAddress')}</dt>
          <dd class="door-address">{address.typed}</dd>
          <dt>{t('joinCode')}</dt>
          <dd class="door-code">{code}</dd>
          {address.others.length > 0 && (
            <>
              <dt>{t('joinOther')}</dt>
              {address.others.map((other) => (
                <dd key={other}>{other}</dd>
              ))}
            </>
          )}
        </dl>
        {address.localOnly && (
          <p class="door-local" role="note">
            {t('joinLocal')}
          </p>
        )}
      </div>
    </Dialog>
  );
}

import { HardDriveDownload } from 'lucide-preact';
import { lobby } from '../i18n/lobby.ts';
import { personalLink, type KeptSeat } from '../session.ts';
import { browser } from '../storage.ts';
import { mySeat } from '../store.ts';
import { CopyButton } from '../ui/copyButton.tsx';
import { Icon } from '../ui/icon.tsx';
import './unkept.css';

/** In a browser that keeps nothing the seat lasts as long as the page: said, with the way out. */
export function Unkept({ seat }: { seat: KeptSeat }) {
  const id = mySeat.value;
  if (browser.works || id === null) return null;
  return (
    <aside class="unkept no-print" aria-label={lobby.t('myLink')}>
      <Icon of={HardDriveDownload} size={16} />
      <p class="unkept-words">{lobby.t('unkept')}</p>
      <CopyButton text={personalLink({ ...seat, seat: id })} label={lobby.t('myLink')} />
    </aside>
  );
}

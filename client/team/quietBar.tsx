import { LogOut } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { common } from '../i18n/common.ts';
import { lobby } from '../i18n/lobby.ts';
import { navigate } from '../router.ts';
import { canAct, useCommand } from '../command.ts';
import { status } from '../connection.ts';
import { forgetSeat, seatsOf } from '../session.ts';
import { mySeat } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { CarrierSign } from '../ui/carrierSign.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { LanguageSwitch, ThemeSwitch } from '../ui/preferences.tsx';
import { layout } from './layout.ts';
import './quietBar.css';

const t = lobby.t;

/** The bar of the team's pages without a clock: before play and after it. Without a code there is no seat to leave. */
export function QuietBar({ code }: { code?: string }) {
  return (
    <header class="home-bar no-print">
      <span class="brand">{common.t('brand')}</span>
      <div class="home-preferences">
        <CarrierSign />
        {code && <LeaveSeat code={code} />}
        <ThemeSwitch />
        <LanguageSwitch />
      </div>
    </header>
  );
}

/** A page of the team that has only one thing to say. */
export function QuietPage({ children }: { children: ComponentChildren }) {
  return (
    <div class="quiet-page">
      <QuietBar />
      <main>{children}</main>
    </div>
  );
}

function LeaveSeat({ code }: { code: string }) {
  const [asking, setAsking] = useState(false);
  const { pending, run } = useCommand();
  const leave = async () => {
    const kept = seatsOf(code).find((one) => one.seat === mySeat.peek());
    // The server frees the seat and sends this page away, which may be faster than its answer.
    await run({ type: 'leave-seat' });
    if (status.peek() === 'live') return setAsking(false);
    if (kept) forgetSeat(kept);
    navigate(`/join/${code}`);
  };
  return (
    <>
      {layout.value === 'narrow' ? (
        <Button kind="plain" small icon={LogOut} label={t('leaveSeat')} onClick={() => setAsking(true)} />
      ) : (
        <Button kind="plain" small onClick={() => setAsking(true)}>
          {t('leaveSeat')}
        </Button>
      )}
      {asking && (
        <Dialog
          title={t('leaveSeatTitle')}
          onClose={() => setAsking(false)}
          footer={
            <>
              <Button kind="plain" onClick={() => setAsking(false)}>
                {t('stay')}
              </Button>
              <Button kind="danger" pending={pending} disabled={!canAct()} onClick={() => void leave()}>
                {t('leaveSeat')}
              </Button>
            </>
          }
        >
          <p>{t('leaveSeatBody')}</p>
        </Dialog>
      )}
    </>
  );
}

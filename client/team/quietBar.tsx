import { LogOut } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { common } from '../i18n/common.ts';
import { lobby } from '../i18n/lobby.ts';
import { navigate } from '../router.ts';
import { forgetSeat } from '../session.ts';
import { Button } from '../ui/button.tsx';
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
              <Button
                kind="danger"
                onClick={() => {
                  forgetSeat(code);
                  navigate('/');
                }}
              >
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

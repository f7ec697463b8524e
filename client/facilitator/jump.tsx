import { FastForward, SkipForward } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { canDirect, useCommand } from '../command.ts';
import { dayAndTime, sinceOnset, type ExerciseClock } from '../format.ts';
import { console as words } from '../i18n/console.ts';
import { pick } from '../i18n/index.ts';
import { facilitator as store } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { AskDialog } from './confirm.tsx';
import { nextStop } from './msel.ts';
import { TimeField } from './timeField.tsx';
import './dialogs.css';

export interface JumpProps {
  tick: number;
  clock: ExerciseClock;
}

export function JumpButton(props: JumpProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={FastForward} disabled={!canDirect()} onClick={() => setOpen(true)}>
        {words.t('jump')}
      </Button>
      {open && <JumpDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function JumpDialog({ tick, clock, onClose }: JumpProps & { onClose: () => void }) {
  const { t } = words;
  const { pending, run } = useCommand();
  const [target, setTarget] = useState<number | null>(null);
  const rows = store.all('msel').map(({ record }) => record);
  const next = nextStop(rows, tick);
  const go = async (to: 'next-inject' | { tick: number }) => {
    const sent = await run({ type: 'jump', to });
    if (sent.ok) onClose();
  };
  return (
    <AskDialog
      title={t('jumpTitle')}
      confirm={t('jumpDo')}
      pending={pending}
      disabled={target === null}
      onConfirm={() => target !== null && void go({ tick: target })}
      onClose={onClose}
    >
      <div class="stack">
        <p class="muted">{t('jumpBody')}</p>
        <div class="jump-next">
          <Button
            icon={SkipForward}
            disabled={!next || pending || !canDirect()}
            onClick={() => void go('next-inject')}
          >
            {t('jumpNext')}
          </Button>
          <p>
            {next?.dueTick != null
              ? t('jumpNextAt', {
                  title: pick(next.title),
                  time: `${dayAndTime(next.dueTick, clock)}, ${sinceOnset(next.dueTick, clock)}`,
                })
              : t('jumpNone')}
          </p>
        </div>
        <TimeField label={t('jumpTo')} initial="" now={tick} clock={clock} onTick={setTarget} />
      </div>
    </AskDialog>
  );
}

import { DoorClosed, Flag, Pause, Play, ScrollText } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { FacilitatorCommand } from '#protocol/commands.ts';
import type { Lifecycle } from '#protocol/views.ts';
import { canDirect, useCommand } from '../command.ts';
import { dayAndTime, type ExerciseClock } from '../format.ts';
import { console as words } from '../i18n/console.ts';
import { Button } from '../ui/button.tsx';
import { Confirm } from './confirm.tsx';
import './bar.css';

export interface LifecycleButtonsProps {
  lifecycle: Lifecycle;
  tick: number;
  clock: ExerciseClock;
}

type Asked = 'end' | 'close' | null;

/** The one button that matters now, in yellow, and beside it the way on. */
export function LifecycleButtons({ lifecycle, tick, clock }: LifecycleButtonsProps) {
  const { t } = words;
  const { pending, run } = useCommand();
  const [asked, setAsked] = useState<Asked>(null);
  const off = !canDirect();
  const confirmed = async (command: FacilitatorCommand) => {
    await run(command);
    setAsked(null);
  };
  const meaning = (key: 'startexMeaning' | 'endexMeaning') => t(key);
  return (
    <div class="lifecycle">
      {lifecycle === 'lobby' && (
        <>
          <Button
            kind="primary"
            icon={ScrollText}
            pending={pending}
            disabled={off}
            onClick={() => void run({ type: 'brief' })}
          >
            {t('actOpenBriefing')}
          </Button>
          <Button
            icon={Play}
            disabled={off || pending}
            title={meaning('startexMeaning')}
            onClick={() => void run({ type: 'start' })}
          >
            {t('startAnyway')}
          </Button>
        </>
      )}
      {lifecycle === 'briefing' && (
        <Button
          kind="primary"
          icon={Play}
          pending={pending}
          disabled={off}
          title={meaning('startexMeaning')}
          onClick={() => void run({ type: 'start' })}
        >
          {t('actStart')}
        </Button>
      )}
      {(lifecycle === 'running' || lifecycle === 'paused') && (
        <>
          <Button
            kind="primary"
            class="lifecycle-main"
            icon={lifecycle === 'running' ? Pause : Play}
            pending={pending && asked === null}
            disabled={off}
            title={t('spaceHint')}
            aria-keyshortcuts="Space"
            onClick={() => void run({ type: lifecycle === 'running' ? 'pause' : 'resume' })}
          >
            {t(lifecycle === 'running' ? 'actPause' : 'actResume')}
          </Button>
          <Button icon={Flag} disabled={off} title={meaning('endexMeaning')} onClick={() => setAsked('end')}>
            {t('actEnd')}
          </Button>
        </>
      )}
      {lifecycle === 'debrief' && (
        <Button icon={DoorClosed} disabled={off} onClick={() => setAsked('close')}>
          {t('actClose')}
        </Button>
      )}
      {asked === 'end' && (
        <Confirm
          title={t('endTitle')}
          confirm={t('endConfirm')}
          danger
          pending={pending}
          onClose={() => setAsked(null)}
          onConfirm={() => void confirmed({ type: 'end' })}
        >
          {t('endBody', { time: dayAndTime(tick, clock) })}
        </Confirm>
      )}
      {asked === 'close' && (
        <Confirm
          title={t('closeTitle')}
          confirm={t('closeConfirm')}
          danger
          pending={pending}
          onClose={() => setAsked(null)}
          onConfirm={() => void confirmed({ type: 'close' })}
        >
          {t('closeBody')}
        </Confirm>
      )}
    </div>
  );
}

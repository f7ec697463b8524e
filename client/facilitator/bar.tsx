import { Lock, LockOpen, MonitorPlay, QrCode } from 'lucide-preact';
import { to } from '../base.ts';
import { useState } from 'preact/hooks';
import type { FacilitatorRecords } from '#protocol/views.ts';
import { canDirect, useCommand } from '../command.ts';
import { dayAndTime, sinceOnset, type ExerciseClock } from '../format.ts';
import { exerciseTitle } from '../exerciseTitle.ts';
import { common } from '../i18n/common.ts';
import { console as words } from '../i18n/console.ts';
import { facilitator as deskWords } from '../i18n/facilitator.ts';
import { pick } from '../i18n/index.ts';
import { byId, catalogue, facilitator as store } from '../store.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { CarrierSign } from '../ui/carrierSign.tsx';
import { Icon } from '../ui/icon.tsx';
import { useJump } from '../ui/jump.ts';
import { LanguageSwitch, ThemeSwitch } from '../ui/preferences.tsx';
import { AnnounceButton } from './announce.tsx';
import { LifecycleButtons } from './lifecycleButtons.tsx';
import { lifecycleTone } from './exerciseList.tsx';
import { JoinDialog } from './joinDialog.tsx';
import { JumpButton } from './jump.tsx';
import { JumpProgress } from './jumpProgress.tsx';
import { useProjectorKey } from './useProjectorKey.ts';
import { PaceControl } from './paceControl.tsx';
import { PromptButton } from './promptButton.tsx';
import { Name } from '../ui/written.tsx';
import './bar.css';

export interface BarProps {
  exercise: FacilitatorRecords['exercise'];
  clock: ExerciseClock;
}

/** Always in the same place: whose exercise this is, what time it is in it, and every control of time. */
export function Bar({ exercise, clock }: BarProps) {
  const { t } = words;
  const tick = store.record('clock')?.tick ?? 0;
  const jumping = useJump(exercise.jump, clock) !== null;
  const phase = byId.value.phases.get(exercise.phase);
  const scenario = catalogue.value?.scenario.title;
  const title = scenario ? exerciseTitle(exercise.title, scenario) : exercise.title;
  const inPlay = exercise.lifecycle === 'running' || exercise.lifecycle === 'paused';
  return (
    <header class="console-bar no-print" aria-label={t('bar')}>
      <div class="bar-row bar-who">
        <a class="brand bar-brand" href={to('/facilitator')} title={deskWords.t('back')}>
          {common.t('brand')}
        </a>
        <span class="console-mark">{common.t('exercise')}</span>
        <h1 class="bar-title">
          <Name of={title} />
        </h1>
        <span class="gap" />
        <CarrierSign />
        <Door exercise={exercise} />
        <ThemeSwitch />
        <LanguageSwitch />
      </div>
      <div class="bar-row bar-time" role="group" aria-label={t('transport')}>
        <LifecycleButtons lifecycle={exercise.lifecycle} tick={tick} clock={clock} />
        <div class="bar-clock">
          <b>{dayAndTime(tick, clock)}</b>
          <span class="muted">{sinceOnset(tick, clock)}</span>
          {phase && (
            <span class="muted console-phase" title={t('phase')}>
              {pick(phase.name)}
            </span>
          )}
        </div>
        <Badge tone={lifecycleTone[exercise.lifecycle]}>{deskWords.t(exercise.lifecycle)}</Badge>
        <span class="gap" />
        {exercise.jump && jumping ? (
          <JumpProgress jump={exercise.jump} tick={tick} clock={clock} />
        ) : (
          exercise.lifecycle !== 'debrief' &&
          exercise.lifecycle !== 'closed' && <PaceControl exercise={exercise} tick={tick} clock={clock} />
        )}
        {inPlay && <JumpButton tick={tick} clock={clock} />}
        {exercise.lifecycle !== 'closed' && <AnnounceButton />}
        {exercise.lifecycle !== 'closed' && <PromptButton />}
      </div>
    </header>
  );
}

/** How people come in: code, address, QR, projector, lock. */
function Door({ exercise }: { exercise: FacilitatorRecords['exercise'] }) {
  const { t } = words;
  const [joining, setJoining] = useState(false);
  const { pending, run } = useCommand();
  const key = useProjectorKey(exercise.code);
  return (
    <div class="bar-door">
      <button type="button" class="button button-small" onClick={() => setJoining(true)}>
        <Icon of={QrCode} size={14} />
        <span class="visually-hidden">{t('join')}</span>
        <code class="code-chip">{exercise.code}</code>
      </button>
      <a
        class="button button-small button-icon"
        href={key === null ? undefined : to(`/screen/${exercise.code}?key=${encodeURIComponent(key)}`)}
        target="_blank"
        rel="noreferrer"
        aria-label={t('projectorOpen')}
        title={t('projectorOpen')}
      >
        <Icon of={MonitorPlay} size={14} />
      </a>
      {exercise.lifecycle !== 'closed' && (
        <Button
          small
          icon={exercise.locked ? Lock : LockOpen}
          label={t(exercise.locked ? 'unlock' : 'lock')}
          aria-pressed={exercise.locked}
          class={exercise.locked ? 'is-on' : ''}
          pending={pending}
          disabled={!canDirect()}
          onClick={() => void run({ type: 'lock', locked: !exercise.locked })}
        />
      )}
      {exercise.locked && <Badge tone="amber">{t('locked')}</Badge>}
      {joining && <JoinDialog code={exercise.code} onClose={() => setJoining(false)} />}
    </div>
  );
}

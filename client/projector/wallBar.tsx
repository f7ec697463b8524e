import { FastForward, MonitorOff, Pause, WifiOff } from 'lucide-preact';
import type { ProjectorRecords } from '#protocol/views.ts';
import { status } from '../connection.ts';
import { dayAndTime, sinceOnset, type ExerciseClock } from '../format.ts';
import { common } from '../i18n/common.ts';
import { pick } from '../i18n/index.ts';
import { projector as words } from '../i18n/projector.ts';
import { byId, projector as store } from '../store.ts';
import { Icon } from '../ui/icon.tsx';
import { useJump } from '../ui/jump.ts';
import { LanguageSwitch, ThemeSwitch } from '../ui/preferences.tsx';
import { Name } from '../ui/written.tsx';
import { mayGoDark } from './wall.ts';
import './wall.css';

export interface WallBarProps {
  exercise: ProjectorRecords['exercise'];
  title: string;
  clock: ExerciseClock;
}

/** That this is an exercise, what time it is in it, and below in amber when that time stands still. */
export function WallBar({ exercise, title, clock }: WallBarProps) {
  const { t } = words;
  const tick = store.record('clock')?.tick ?? 0;
  const phase = byId.value.phases.get(exercise.phase);
  const { lifecycle } = exercise;
  const jump = useJump(exercise.jump, clock);
  const inPlay = lifecycle === 'running' || lifecycle === 'paused';
  return (
    <header class="wall-bar">
      <div class="wall-row">
        <span class="wall-mark">{common.t('exercise')}</span>
        {inPlay ? (
          <>
            <h1 class="visually-hidden">{title}</h1>
            <b class="wall-clock">{dayAndTime(tick, clock)}</b>
            <span class="wall-onset">{sinceOnset(tick, clock)}</span>
            {phase && <span class="wall-phase">{pick(phase.name)}</span>}
          </>
        ) : (
          <h1 class="wall-title">
            <Name of={title} />
          </h1>
        )}
        <span class="wall-gap" />
        {inPlay && !exercise.locked && <span class="wall-code">{t('code', { code: exercise.code })}</span>}
        <span class="wall-preferences">
          <ThemeSwitch />
          <LanguageSwitch />
        </span>
      </div>
      {!inPlay && mayGoDark.value && (
        <p class="wall-aside">
          <Icon of={MonitorOff} size={18} /> {t('sleeps')}
        </p>
      )}
      {status.value === 'lost' ? (
        <p class="wall-strip" role="status">
          <Icon of={WifiOff} size={18} /> {t('lost', { time: dayAndTime(tick, clock) })}
        </p>
      ) : jump ? (
        <p key="jump" class="wall-strip wall-jump">
          <Icon of={FastForward} size={18} /> {jump}
        </p>
      ) : (
        lifecycle === 'paused' && (
          <p class="wall-strip" role="status">
            <Icon of={Pause} size={18} /> <b>{t('paused')}</b> {t('pausedBody')}
          </p>
        )
      )}
    </header>
  );
}

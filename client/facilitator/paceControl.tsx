import { useState } from 'preact/hooks';
import type { FacilitatorRecords } from '#protocol/views.ts';
import { canDirect, useCommand } from '../command.ts';
import { duration, number, type ExerciseClock } from '../format.ts';
import { console as words } from '../i18n/console.ts';
import { clampPace, paceLimits, paceSteps, realMinutes, stepOf } from './pace.ts';
import './pace.css';

export interface PaceControlProps {
  exercise: FacilitatorRecords['exercise'];
  tick: number;
  clock: ExerciseClock;
}

/** Steps against the exercise's own pace, the exact figure, and what it means for the room. */
export function PaceControl({ exercise, tick, clock }: PaceControlProps) {
  const { t } = words;
  const { pending, run } = useCommand();
  const now = exercise.ticksPerMinute;
  const own = exercise.ownTicksPerMinute;
  const [typed, setTyped] = useState<string | null>(null);
  const off = !canDirect() || pending;
  const set = (ticksPerMinute: number) => {
    setTyped(null);
    if (ticksPerMinute !== now) void run({ type: 'pace', ticksPerMinute });
  };
  const active = stepOf(now, own);
  const left = clock.endTick - tick;
  return (
    <div class="pace">
      <div class="segments" role="group" aria-label={t('paceNow', { pace: number(now) })}>
        {paceSteps.map((step) => (
          <button
            key={step}
            type="button"
            class="segment"
            aria-pressed={active === step}
            title={t('paceStep', { step: number(step, step % 1 === 0 ? 0 : 1) })}
            disabled={off}
            onClick={() => set(clampPace(own * step))}
          >
            {step === 0.5 ? '×½' : `×${step}`}
          </button>
        ))}
      </div>
      <form
        class="pace-typed"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed !== null) set(clampPace(Number(typed)));
        }}
      >
        <input
          class="input input-small"
          type="number"
          min={paceLimits.min}
          max={paceLimits.max}
          aria-label={t('paceUnit')}
          value={typed ?? String(now)}
          disabled={!canDirect()}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onBlur={() => setTyped(null)}
        />
        <span class="pace-unit">
          <span>{t('paceUnit')}</span>
          <span class="caption">
            {left > 0 ? t('left', { duration: duration(realMinutes(left, now)) }) : t('leftNone')}
          </span>
        </span>
      </form>
    </div>
  );
}

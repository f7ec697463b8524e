import type { ExerciseRecord } from '#protocol/views.ts';
import { dayAndTime, percent, type ExerciseClock } from '../format.ts';
import { console as words } from '../i18n/console.ts';
import { jumpId, jumpPercent, jumpWords } from '../ui/jump.ts';
import { ProgressBar } from '../ui/progressBar.tsx';
import './bar.css';

export interface JumpProgressProps {
  jump: NonNullable<ExerciseRecord['jump']>;
  tick: number;
  clock: ExerciseClock;
}

/** In the place of the pace, which means nothing meanwhile: where the clock is being run to, and how far that is. */
export function JumpProgress({ jump, tick, clock }: JumpProgressProps) {
  const done = jumpPercent(jump, tick);
  return (
    <span class="bar-jump">
      <ProgressBar label={jumpWords(jump, clock)} percent={done} />
      <span id={jumpId}>
        {words.t('jumping', { time: dayAndTime(jump.to, clock), percent: percent(done * 100) })}
      </span>
    </span>
  );
}

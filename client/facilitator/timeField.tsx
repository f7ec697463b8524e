import { useState } from 'preact/hooks';
import { dayAndTime, sinceOnset, type ExerciseClock } from '../format.ts';
import { console as words } from '../i18n/console.ts';
import { TextField } from '../ui/field.tsx';
import { futureTick } from './time.ts';

export interface TimeFieldProps {
  label: string;
  initial: string;
  now: number;
  clock: ExerciseClock;
  /** The tick meant, or null while what is typed is no time one can go to. */
  onTick: (tick: number | null) => void;
}

/** A time since the onset. Says at once how it was understood: `T+30` is hours to some and minutes to others. */
export function TimeField({ label, initial, now, clock, onTick }: TimeFieldProps) {
  const { t } = words;
  const [typed, setTyped] = useState(initial);
  const read = typed.trim() === '' ? null : futureTick(typed, now, clock);
  const error =
    read && 'error' in read
      ? read.error === 'wrong'
        ? t('jumpWrong')
        : read.error === 'past'
          ? t('jumpPast')
          : t('jumpBeyond', { time: sinceOnset(clock.endTick, clock) })
      : undefined;
  return (
    <TextField
      label={label}
      hint={
        read && 'tick' in read
          ? `${dayAndTime(read.tick, clock)}, ${sinceOnset(read.tick, clock)}`
          : t('jumpField')
      }
      error={error}
      input={{
        value: typed,
        autocomplete: 'off',
        spellcheck: false,
        onInput: (event) => {
          const next = event.currentTarget.value;
          setTyped(next);
          const found = futureTick(next, now, clock);
          onTick('tick' in found ? found.tick : null);
        },
      }}
    />
  );
}

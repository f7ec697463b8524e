import type { State } from './stateMark.tsx';

export interface MeterProps {
  /** 0..10,000; what goes beyond is drawn full. */
  bp: number;
  /** Colour by state, or plain for a quantity that is neither good nor bad. */
  tone?: State | 'plain' | 'bank' | 'yellow' | 'stale';
  /** Accessible name; without it the bar is decoration beside a figure that says the same. */
  label?: string;
  /** What a screen reader says for the value. */
  text?: string;
}

export function Meter({ bp, tone = 'plain', label, text }: MeterProps) {
  const share = Math.max(0, Math.min(10_000, bp)) / 100;
  const bar = <span class="meter-fill" style={{ width: `${share}%` }} />;
  if (!label) {
    return (
      <span class={`meter meter-${tone}`} aria-hidden="true">
        {bar}
      </span>
    );
  }
  return (
    <span
      class={`meter meter-${tone}`}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share)}
      aria-valuetext={text}
    >
      {bar}
    </span>
  );
}

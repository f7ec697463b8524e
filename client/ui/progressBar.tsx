export interface ProgressBarProps {
  /** Accessible name: what is under way. */
  label: string;
  /** How much of it is done, 0 to 100. */
  percent: number;
}

/** Work under way whose end is known. Its value can be asked for; it is not read out at every step. */
export function ProgressBar({ label, percent }: ProgressBarProps) {
  return (
    <span
      class="meter meter-yellow"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <span class="meter-fill" style={{ width: `${percent}%` }} />
    </span>
  );
}

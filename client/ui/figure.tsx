import type { ComponentChildren } from 'preact';
import { common } from '../i18n/common.ts';

export interface Trend {
  /** Sign of the change; 0 shows nothing. */
  direction: -1 | 0 | 1;
  /** Already formatted, without sign. */
  by: string;
  /** Whether going up is good news. */
  upIsGood?: boolean;
}

export interface FigureProps {
  label: ComponentChildren;
  value: ComponentChildren;
  /** Beside the value, smaller: a unit, "of 9". */
  unit?: ComponentChildren;
  note?: ComponentChildren;
  trend?: Trend;
  size?: 'headline' | 'secondary';
  tone?: 'plain' | 'bank' | 'red' | 'amber';
  /** A spark line or bar at the right. */
  aside?: ComponentChildren;
  class?: string;
}

/** A figure with its name above and what to compare it with below. */
export function Figure(props: FigureProps) {
  const { label, value, unit, note, trend, size = 'secondary', tone = 'plain', aside, class: extra } = props;
  return (
    <div class={`figure figure-${size} figure-${tone} ${extra ?? ''}`}>
      <div class="figure-main">
        <div class="figure-label">{label}</div>
        <div class="figure-value">
          <b>{value}</b>
          {unit && <span class="figure-unit">{unit}</span>}
          {trend && trend.direction !== 0 && <TrendMark {...trend} />}
        </div>
        {note && <div class="figure-note">{note}</div>}
      </div>
      {aside && <div class="figure-aside">{aside}</div>}
    </div>
  );
}

export function TrendMark({ direction, by, upIsGood = true }: Trend) {
  if (direction === 0) return null;
  const good = direction > 0 === upIsGood;
  const up = direction > 0;
  return (
    <span class={`trend ${good ? 'trend-good' : 'trend-bad'}`}>
      <svg viewBox="0 0 10 10" width="0.625rem" height="0.625rem" aria-hidden="true">
        <path d={up ? 'M5 1.5 9 8.5H1Z' : 'M5 8.5 1 1.5h8Z'} fill="currentColor" />
      </svg>
      <span aria-hidden="true">{by}</span>
      <span class="visually-hidden">{common.t(up ? 'trendUp' : 'trendDown', { by })}</span>
    </span>
  );
}

import { useMemo, useRef, useState } from 'preact/hooks';
import type { TargetedKeyboardEvent, TargetedPointerEvent } from 'preact';
import { dayAndTime, type ExerciseClock } from '../format.ts';
import { labelled } from '../i18n/common.ts';
import { graphWords } from '../i18n/graphs.ts';
import { remPixels, useLook } from '../ui/look.ts';
import { timeLabel, timeSplits } from '../ui/timeAxis.ts';
import { useSize } from '../ui/useSize.ts';
import { Lane } from './lane.tsx';
import type { Cluster, Mark } from './marks.ts';
import { axisEnd, keyTo, nearest } from './moment.ts';
import type { GraphPanel } from './panels.ts';
import { GraphRow, valueAt } from './row.tsx';
import './graphs.css';

export interface StackProps {
  panels: readonly GraphPanel[];
  marks: readonly Mark[];
  ticks: readonly number[];
  clock: ExerciseClock;
  /** Sample shown by hand; null: the latest, whichever that is. */
  chosen: number | null;
  onChoose: (sample: number | null) => void;
}

/** Graphs one above the other on one time axis, with one crosshair through all and the marks below. */
export function GraphStack({ panels, marks, ticks, clock, chosen, onChoose }: StackProps) {
  const { t } = graphWords;
  const plane = useRef<HTMLDivElement>(null);
  const { width } = useSize(plane);
  const look = useLook();
  const [pointed, setPointed] = useState<Cluster | null>(null);
  const rem = remPixels();
  const last = ticks.length - 1;
  const at = Math.min(chosen ?? last, last);
  const now = ticks[last] ?? 0;
  const end = axisEnd(now, clock);
  const room = Math.max(2, Math.floor(width / (rem * 4.5)));
  // The same array while it says the same: a row draws anew when it is another.
  const splits = useMemo(() => timeSplits(0, end, room, clock), [end, room, clock]);
  // Moved, not laid out anew: nothing on the screen shifts when the crosshair goes on or the axis grows.
  const place = (tick: number) => ({ '--x': `${((tick / end) * width).toFixed(1)}px` });
  const enough = ticks.length > 1;

  const toPointer = (event: TargetedPointerEvent<HTMLDivElement>): void => {
    const { left, width: wide } = event.currentTarget.getBoundingClientRect();
    if (!enough || wide === 0) return;
    setPointed(null);
    onChoose(nearest(ticks, ((event.clientX - left) / wide) * end));
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>): void => {
    const to = keyTo(event.key, at, ticks.length);
    if (to === undefined) return;
    event.preventDefault();
    setPointed(null);
    onChoose(to);
  };
  const point = (cluster: Cluster | null): void => {
    setPointed(cluster);
    onChoose(cluster ? nearest(ticks, cluster.at) : null);
  };
  const line = pointed ? pointed.at : (ticks[at] ?? 0);
  // A mark is as wide as a finger's least target.
  const apart = width > 0 ? (1.5 * rem * end) / width : end;
  return (
    <div class="graph-stack">
      <div class="graph-rows">
        {panels.map((panel) => (
          <GraphRow key={panel.id} {...{ panel, ticks, end, splits, at, look }} />
        ))}
        <div
          class="graph-plane"
          ref={plane}
          role="slider"
          tabIndex={0}
          aria-label={t('cursor')}
          aria-orientation="horizontal"
          aria-valuemin={0}
          aria-valuemax={Math.max(0, last)}
          aria-valuenow={Math.max(0, at)}
          aria-valuetext={enough ? spoken(panels, ticks, at, clock) : t('recording')}
          onKeyDown={onKeyDown}
          onBlur={() => onChoose(null)}
          onPointerMove={toPointer}
          onPointerDown={toPointer}
          onPointerLeave={() => onChoose(null)}
        >
          {marks.map((mark) => mark.kind === 'decision' && <i key={mark.id} style={place(mark.tick)} />)}
          {enough && <i class="graph-crosshair" style={place(line)} />}
        </div>
        {!enough && <p class="graph-note">{t('recording')}</p>}
      </div>
      <div class="graph-foot">
        <Lane
          kind="decision"
          marks={marks.filter((mark) => mark.kind === 'decision')}
          {...{ end, apart, place, now, clock }}
          onPoint={point}
        />
        <Lane
          kind="message"
          marks={marks.filter((mark) => mark.kind === 'message')}
          {...{ end, apart, place, now, clock }}
          onPoint={point}
        />
        <div class="graph-axis" aria-hidden="true">
          {splits.map((tick) => (
            <span key={tick} style={place(tick)}>
              {timeLabel(tick, clock)}
            </span>
          ))}
          {enough && (
            <b style={{ ...place(line), '--back': `${(line / end) * -100}%` }}>{dayAndTime(line, clock)}</b>
          )}
        </div>
      </div>
    </div>
  );
}

/** Every figure at a sample, graph by graph, for whoever listens. */
function spoken(
  panels: readonly GraphPanel[],
  ticks: readonly number[],
  at: number,
  clock: ExerciseClock,
): string {
  const { t } = graphWords;
  const graphs = panels.map((panel) => {
    const lines = panel.lines.map((line) =>
      t('line', { label: line.label, value: valueAt(panel, line, at) }),
    );
    return labelled(panel.title, lines.join(', '));
  });
  return t('sample', { time: dayAndTime(ticks[at] ?? 0, clock), values: graphs.join('. ') });
}

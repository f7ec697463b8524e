import { Mail, Play } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { TargetedKeyboardEvent } from 'preact';
import { type ExerciseClock, moment } from '../format.ts';
import { graphWords } from '../i18n/graphs.ts';
import { Icon } from '../ui/icon.tsx';
import { type Cluster, clustersOf, type Mark } from './marks.ts';
import './lane.css';

export interface LaneProps {
  kind: Mark['kind'];
  /** Marks of this kind, oldest first. */
  marks: readonly Mark[];
  /** End of the time axis, and how many ticks a mark is wide. */
  end: number;
  apart: number;
  /** Style that puts something at a tick. */
  place: (tick: number) => { '--x': string };
  /** Present tick. */
  now: number;
  clock: ExerciseClock;
  /** The marks pointed at or focused; null: none any more. */
  onPoint: (cluster: Cluster | null) => void;
}

const mostNames = 4;

/** Marks of one kind along the time axis: one stop for the Tab key, arrows go from mark to mark. */
export function Lane({ kind, marks, end, apart, place, now, clock, onPoint }: LaneProps) {
  const { t } = graphWords;
  const [pointed, setPointed] = useState<string | null>(null);
  const [stop, setStop] = useState<string | null>(null);
  const clusters = clustersOf(marks, apart);
  const name = t(kind === 'decision' ? 'decisions' : 'messages');
  const point = (cluster: Cluster | null): void => {
    setPointed(cluster?.id ?? null);
    onPoint(cluster);
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>): void => {
    const from = clusters.findIndex((one) => one.id === (stop ?? clusters.at(-1)?.id));
    const next = { ArrowRight: from + 1, ArrowLeft: from - 1, Home: 0, End: clusters.length - 1 }[event.key];
    if (event.key === 'Escape') point(null);
    const to = next === undefined ? undefined : clusters[Math.max(0, Math.min(clusters.length - 1, next))];
    if (!to) return;
    event.preventDefault();
    event.currentTarget.querySelector<HTMLElement>(`[data-mark="${CSS.escape(to.id)}"]`)?.focus();
  };
  const reachable = clusters.some((one) => one.id === stop) ? stop : (clusters.at(-1)?.id ?? null);
  const shown = clusters.find((one) => one.id === pointed);
  return (
    <div class={`lane lane-${kind}`} role="toolbar" aria-label={name} tabIndex={-1} onKeyDown={onKeyDown}>
      <div class="lane-marks" onMouseLeave={() => point(null)}>
        {clusters.map((cluster) => (
          <button
            key={cluster.id}
            type="button"
            class="lane-mark"
            style={place(cluster.at)}
            data-mark={cluster.id}
            tabIndex={cluster.id === reachable ? 0 : -1}
            aria-label={namesOf(cluster, now, clock)}
            onMouseEnter={() => point(cluster)}
            onFocus={() => {
              setStop(cluster.id);
              point(cluster);
            }}
            onBlur={() => point(null)}
            onClick={() => point(cluster)}
          >
            <Icon of={kind === 'decision' ? Play : Mail} size={11} />
            {cluster.marks.length > 1 && <span>{cluster.marks.length}</span>}
          </button>
        ))}
        {shown && <Names cluster={shown} end={end} now={now} clock={clock} />}
      </div>
      <span class="lane-name" aria-hidden="true">
        {name}
      </span>
    </div>
  );
}

const named = (mark: Mark, now: number, clock: ExerciseClock): string =>
  graphWords.t('mark', { time: moment(mark.tick, now, clock), title: mark.title });
const namesOf = (cluster: Cluster, now: number, clock: ExerciseClock): string =>
  // The count first: it is what the eye reads on the mark.
  [cluster.marks.length, ...cluster.marks.map((mark) => named(mark, now, clock))]
    .slice(cluster.marks.length > 1 ? 0 : 1)
    .join('; ');

/** What the marks are, above them; within the graphs wherever the marks stand. */
type NamesProps = Pick<LaneProps, 'end' | 'now' | 'clock'> & { cluster: Cluster };
function Names({ cluster, end, now, clock }: NamesProps) {
  const place = `${(cluster.at / end) * 100}%`;
  const more = cluster.marks.length - mostNames;
  return (
    <ul class="lane-names" aria-hidden="true" style={{ left: place, translate: `-${place} 0` }}>
      {cluster.marks.slice(0, mostNames).map((mark) => (
        <li key={mark.id}>
          <b>{moment(mark.tick, now, clock)}</b> {mark.title}
        </li>
      ))}
      {more > 0 && <li class="muted">{graphWords.t('more', { count: more })}</li>}
    </ul>
  );
}

import { ArrowLeft, ChevronLeft, ChevronRight, Pause, Play } from 'lucide-preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { LogRecord } from '#protocol/views.ts';
import { dayAndTime, sinceOnset } from '../format.ts';
import { afterPlay } from '../i18n/afterPlay.ts';
import { refusalText } from '../i18n/refusals.ts';
import { catalogue, team } from '../store.ts';
import { actionTitle, clockOf } from '../team/names.ts';
import { TeamScreen } from '../team/screen.tsx';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/field.tsx';
import { Loading } from '../ui/states.tsx';
import { useReplay, type AskMoment } from './useReplay.ts';
import './replay.css';

const { t } = afterPlay;

const speeds = [1, 4, 16, 64] as const;
/** A look a step: often enough to be followed, seldom enough for a phone on a slow line. */
const stepMs = 500;

export interface ReplayProps {
  title: string;
  ask: AskMoment;
  /** Last tick of the run, and the pace it was played at, ticks per minute. */
  end: number;
  pace: number;
  /** The whole crisis log of the team: its decisions and messages are marks on the line. */
  log: readonly LogRecord[];
  at?: number;
  onClose: () => void;
}

/** The team's own screen at any moment of the run, under a line of time that is dragged, stepped or played. */
export function Replay({ title, ask, end, pace, log, at, onClose }: ReplayProps) {
  const clock = clockOf();
  const [tick, setTick] = useState(at ?? clock.zeroTick);
  const [speed, setSpeed] = useState<number | null>(null);
  const [chosen, setChosen] = useState<number>(16);
  const { proofs, refusal } = useReplay(ask, tick);
  const marks = useMemo(() => marksOf(log), [log]);
  useEffect(() => {
    if (speed === null) return undefined;
    const by = Math.max(1, Math.round((pace * speed * stepMs) / 60_000));
    const timer = setInterval(() => setTick((now) => Math.min(end, now + by)), stepMs);
    return () => clearInterval(timer);
  }, [speed, pace, end]);
  useEffect(() => {
    if (tick >= end) setSpeed(null);
  }, [tick, end]);
  const before = marks.findLast((one) => one.tick < tick);
  const after = marks.find((one) => one.tick > tick);
  const bar = (
    <section class="replay-bar" aria-label={title}>
      <Button kind="plain" small icon={ArrowLeft} onClick={onClose}>
        {t('backToDebrief')}
      </Button>
      <b class="replay-title">{title}</b>
      <Button
        small
        icon={ChevronLeft}
        label={t('earlierMark')}
        disabled={!before}
        onClick={() => before && setTick(before.tick)}
      />
      <Button
        kind="primary"
        small
        icon={speed === null ? Play : Pause}
        label={t(speed === null ? 'playOn' : 'stop')}
        disabled={tick >= end}
        onClick={() => setSpeed(speed === null ? chosen : null)}
      />
      <Button
        small
        icon={ChevronRight}
        label={t('laterMark')}
        disabled={!after}
        onClick={() => after && setTick(after.tick)}
      />
      <div class="replay-line">
        <input
          type="range"
          min={0}
          max={end}
          value={tick}
          aria-label={t('moment')}
          aria-valuetext={`${dayAndTime(tick, clock)}, ${sinceOnset(tick, clock)}`}
          onInput={(event) => {
            setSpeed(null);
            setTick(Number(event.currentTarget.value));
          }}
        />
        <div class="replay-marks" aria-hidden="true">
          {marks.map((one) => (
            <i
              key={`${one.tick} ${one.kind}`}
              class={one.kind === 'decision' ? 'is-decision' : ''}
              title={one.name}
              style={{ left: `${(one.tick / end) * 100}%` }}
            />
          ))}
        </div>
      </div>
      <SelectField
        class="field-row"
        label={t('speed')}
        value={String(chosen)}
        options={speeds.map((n) => ({ id: String(n), label: t('speedOf', { n }) }))}
        onSelect={(id) => {
          setChosen(Number(id));
          if (speed !== null) setSpeed(Number(id));
        }}
      />
      <p class="caption replay-proof" role="status">
        {refusal ? refusalText(refusal) : proofs === null ? '' : t('proven', { count: proofs })}
      </p>
    </section>
  );
  if (!catalogue.value || proofs === null || !team.record('situation'))
    return (
      <div class="replay-wait">
        {bar}
        <main>{refusal ? <p>{refusalText(refusal)}</p> : <Loading what={t('replayWait')} />}</main>
      </div>
    );
  return <TeamScreen above={bar} />;
}

interface Mark {
  tick: number;
  kind: 'decision' | 'inject';
  name: string;
}

/** What the team decided and what reached it, one a moment. */
function marksOf(log: readonly LogRecord[]): Mark[] {
  const marks = new Map<string, Mark>();
  for (const { tick, kind, ref } of log) {
    if (kind !== 'decision' && kind !== 'inject') continue;
    const name = kind === 'decision' ? t('markDecision', { what: actionTitle(ref ?? '') }) : t('markInject');
    marks.set(`${tick} ${kind}`, { tick, kind, name });
  }
  return [...marks.values()].toSorted((a, b) => a.tick - b.tick);
}

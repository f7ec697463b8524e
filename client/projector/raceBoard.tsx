import { useRef } from 'preact/hooks';
import type { RunFigures } from '#protocol/views.ts';
import { number, percent } from '../format.ts';
import { projector as words } from '../i18n/projector.ts';
import {
  fieldPath,
  headlineBp,
  heldStanding,
  parcelsBp,
  raceOf,
  type Standing,
  type WallTeam,
} from './race.ts';
import { useGliding } from './useGliding.ts';
import { Name } from '../ui/written.tsx';
import './race.css';

export interface RaceBoardProps {
  teams: readonly WallTeam[];
  ghost: RunFigures | undefined;
  idle: RunFigures | undefined;
  /** The clock stands. */
  still: boolean;
}

type Mark = { kind: 'ghost' | 'idle'; bp: number };
const atMost = 10;
/** So few teams leave a long name a second line. */
const namesInTwoLines = 4;

/** Every team with a bar for each headline: 100 % is the same world without an attack. Dashed: what no team did. */
export function RaceBoard({ teams, ghost, idle, still }: RaceBoardProps) {
  const { t } = words;
  const standing = useRef<Standing | null>(null);
  standing.current = heldStanding(standing.current, teams, performance.now(), still);
  const race = raceOf(teams, atMost, standing.current);
  const list = useRef<HTMLOListElement>(null);
  useGliding(list, race.rows.map(({ id }) => id).join(' '));
  const runs = [['ghost', ghost] as const, ['idle', idle] as const];
  const marks = (bp: (run: RunFigures) => number): Mark[] =>
    runs.flatMap(([kind, run]) => (run ? [{ kind, bp: bp(run) }] : []));
  const parcels = marks((run) => parcelsBp(run.parcelsDelivered, race.deliverable));
  const uptime = marks((run) => run.uptimeBp);
  return (
    <section
      class="race"
      aria-label={t('race')}
      style={{ '--rows': race.rows.length + (race.spread ? 1 : 0) }}
    >
      <div class="race-head">
        <h2>{t('parcels')}</h2>
        <h2 class="race-bank">{t('uptime')}</h2>
        <Legend marks={parcels} />
        <span class="race-points">{t('points')}</span>
      </div>
      <ol class={race.rows.length > namesInTwoLines ? 'race-rows' : 'race-rows race-few'} ref={list}>
        {race.rows.map((team) => (
          <li key={team.id} data-row={team.id} class="race-row">
            <p class="race-name">
              <span>{team.place}</span>{' '}
              <b>
                <Name of={team.name} />
              </b>
            </p>
            <div class="race-bars">
              <Bar
                name={team.name}
                value={number(team.headline.parcelsDelivered)}
                bp={headlineBp(team.headline, 'parcels')}
                marks={parcels}
              />
              <Bar
                bank
                name={team.name}
                value={percent(team.headline.uptimeBp, 1)}
                bp={team.headline.uptimeBp}
                marks={uptime}
              />
            </div>
            <b class="race-points">{number(team.headline.points)}</b>
          </li>
        ))}
        {race.spread && (
          <li class="race-row" key="field">
            <p class="race-name">
              <small>{t('field', { total: number(race.total) })}</small>
            </p>
            <div class="race-bars">
              <Field values={teams.map(({ headline }) => headlineBp(headline, 'parcels'))} marks={parcels} />
              <Field bank values={teams.map(({ headline }) => headline.uptimeBp)} marks={uptime} />
            </div>
            <small class="race-points">
              {number(race.spread.low)}–{number(race.spread.high)}
            </small>
          </li>
        )}
      </ol>
    </section>
  );
}

interface BarProps {
  name: string;
  value: string;
  bp: number;
  marks: Mark[];
  bank?: boolean;
}

function Bar({ name, value, bp, marks, bank }: BarProps) {
  return (
    <div class={bank ? 'race-cell race-bank' : 'race-cell'}>
      <div class="race-track" role="img" aria-label={words.t('teamBars', { name, value })}>
        <i class="race-fill" style={{ width: `${bp / 100}%` }} />
        <Marks marks={marks} />
      </div>
      <b aria-hidden="true">{value}</b>
    </div>
  );
}

/** All teams on one track, a stroke each. */
function Field({ values, marks, bank }: { values: readonly number[]; marks: Mark[]; bank?: boolean }) {
  return (
    <div class={bank ? 'race-cell race-bank' : 'race-cell'}>
      <div class="race-track race-open">
        <svg class="race-strokes" viewBox="0 0 10000 1" preserveAspectRatio="none" aria-hidden="true">
          <path d={fieldPath(values)} vector-effect="non-scaling-stroke" />
        </svg>
        <Marks marks={marks} />
      </div>
      <b />
    </div>
  );
}

const Marks = ({ marks }: { marks: Mark[] }) => (
  <>
    {marks.map(({ kind, bp }) => (
      <i key={kind} class={`race-mark race-${kind}`} style={{ left: `${bp / 100}%` }} />
    ))}
  </>
);

function Legend({ marks }: { marks: Mark[] }) {
  const { t } = words;
  return (
    <span class="race-legend">
      {marks.map(({ kind }) => (
        <span key={kind}>
          <i class={`race-mark race-${kind}`} aria-hidden="true" />{' '}
          {t(kind === 'ghost' ? 'asHappened' : 'idle')}
        </span>
      ))}
    </span>
  );
}

import type { ProjectorRecords } from '#protocol/views.ts';
import { number, percent } from '../format.ts';
import { projector as words } from '../i18n/projector.ts';
import { fieldPath, headlineBp, parcelsBp, raceOf, type WallTeam } from './race.ts';

export interface RaceBoardProps {
  teams: readonly WallTeam[];
  ghost: ProjectorRecords['ghost'] | undefined;
  idle: ProjectorRecords['idle'] | undefined;
}

type Mark = { kind: 'ghost' | 'idle'; bp: number };
const atMost = 10;

/** Every team on two bars of one scale each: 100 % is the same world without an attack. Dashed: what no team did. */
export function RaceBoard({ teams, ghost, idle }: RaceBoardProps) {
  const { t } = words;
  const race = raceOf(teams, atMost);
  const marks = (kind: 'parcels' | 'uptime'): Mark[] =>
    [['ghost', ghost] as const, ['idle', idle] as const].flatMap(([name, run]) =>
      run
        ? [
            {
              kind: name,
              bp: kind === 'uptime' ? run.uptimeBp : parcelsBp(run.parcelsDelivered, race.deliverable),
            },
          ]
        : [],
    );
  const parcels = marks('parcels');
  const uptime = marks('uptime');
  return (
    <section
      class="race"
      aria-label={t('race')}
      style={{ '--rows': race.rows.length + (race.spread ? 1 : 0) }}
    >
      <div class="race-head">
        <span />
        <h2>
          {t('parcels')}
          <Legend marks={parcels} />
        </h2>
        <h2 class="race-bank">{t('uptime')}</h2>
        <h2 class="race-points">{t('points')}</h2>
      </div>
      <ol class="race-rows">
        {race.rows.map((team) => (
          <li key={team.id} class="race-row">
            <p class="race-name">
              <span>{team.place}</span> <b>{team.name}</b>
            </p>
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
            <b class="race-points">{number(team.headline.points)}</b>
          </li>
        ))}
        {race.spread && (
          <li class="race-row race-field">
            <p class="race-name">
              <small>{t('topTen', { shown: race.rows.length, total: race.total })}</small>
            </p>
            <Field values={teams.map(({ headline }) => headlineBp(headline, 'parcels'))} />
            <Field bank values={teams.map(({ headline }) => headline.uptimeBp)} />
            <small class="race-points">
              {number(race.spread.low)}–{number(race.spread.high)}
            </small>
          </li>
        )}
      </ol>
    </section>
  );
}

function Bar({
  name,
  value,
  bp,
  marks,
  bank,
}: {
  name: string;
  value: string;
  bp: number;
  marks: Mark[];
  bank?: boolean;
}) {
  return (
    <div class={bank ? 'race-cell race-bank' : 'race-cell'}>
      <div class="race-track" role="img" aria-label={words.t('teamBars', { name, value })}>
        <i class="race-fill" style={{ width: `${bp / 100}%` }} />
        {marks.map((mark) => (
          <i key={mark.kind} class={`race-mark race-${mark.kind}`} style={{ left: `${mark.bp / 100}%` }} />
        ))}
      </div>
      <b aria-hidden="true">{value}</b>
    </div>
  );
}

/** All teams on one track, a stroke each. */
function Field({ values, bank }: { values: readonly number[]; bank?: boolean }) {
  return (
    <div class={bank ? 'race-cell race-bank' : 'race-cell'}>
      <svg class="race-strokes" viewBox="0 0 10000 1" preserveAspectRatio="none" aria-hidden="true">
        <path d={fieldPath(values)} vector-effect="non-scaling-stroke" />
      </svg>
      <b />
    </div>
  );
}

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

import { number, percent } from '../format.ts';
import { debriefWords } from '../i18n/debrief.ts';
import type { RankedTeam } from './ranking.ts';
import { Name } from '../ui/written.tsx';
import './podium.css';

/** The first places as steps, the first the highest. The ranking below says the same in rows. */
export function Podium({ teams }: { teams: readonly RankedTeam[] }) {
  const { t } = debriefWords;
  if (teams.length === 0) return null;
  return (
    <ol class="podium" aria-label={t('podium')}>
      {teams.map((row) => (
        <li key={row.team} class={`podium-step podium-${row.place} ${row.own ? 'is-own' : ''}`}>
          <span class="podium-place">
            {row.place}
            {row.tied && <small> {t('tied')}</small>}
          </span>
          <strong class="podium-name">
            <Name of={row.name} />
            {row.own && <small class="own-mark">{t('you')}</small>}
          </strong>
          <span class="podium-points">{t('pointsValue', { points: number(row.points) })}</span>
          <span class="caption">
            {row.run ? number(row.run.headline.parcelsDelivered) : percent(row.parcelsBp)} ·{' '}
            {percent(row.uptimeBp, 1)}
          </span>
        </li>
      ))}
    </ol>
  );
}

import { number, percent } from '../format.ts';
import { debriefWords } from '../i18n/debrief.ts';
import type { RankedTeam } from './ranking.ts';
import { Name } from '../ui/written.tsx';
import './wall.css';

/** From the left: second, first, third, as people expect it; teams that share a place stand side by side. */
const fromLeft: Record<number, number> = { 2: 0, 1: 1, 3: 2 };

/** The podium over the whole wall, built up from its third step. Places still covered keep their room. */
export function WallPodium({ teams, from }: { teams: readonly RankedTeam[]; from: number }) {
  const { t } = debriefWords;
  const standing = teams.toSorted((a, b) => (fromLeft[a.place] ?? 3) - (fromLeft[b.place] ?? 3));
  return (
    <ol class="stage" aria-label={t('podium')} aria-live="polite">
      {standing.map((row) => {
        const shown = row.place >= from;
        return (
          <li key={row.team} class={`stage-place stage-${row.place} ${shown ? 'is-shown' : ''}`}>
            {shown && (
              <div class="stage-team">
                <strong>
                  <Name of={row.name} />
                </strong>
                <b>{t('pointsValue', { points: number(row.points) })}</b>
                <span>
                  {row.run ? number(row.run.headline.parcelsDelivered) : percent(row.parcelsBp)}
                  <i>{percent(row.uptimeBp, 1)}</i>
                </span>
              </div>
            )}
            <div class="stage-step">
              {row.place}
              {row.tied && <small>{t('tied')}</small>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

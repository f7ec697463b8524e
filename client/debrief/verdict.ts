import type { RunResult } from '#protocol/views.ts';
import { number } from '../format.ts';
import { debriefWords } from '../i18n/debrief.ts';
import type { RankedTeam } from './ranking.ts';

/** One sentence: what this team did better or worse than reality. Null without the ghost to compare with. */
export function verdict(team: RankedTeam, asHappened: RunResult | undefined): string | null {
  if (!team.run || !asHappened) return null;
  const { t } = debriefWords;
  const parcels = team.run.headline.parcelsDelivered - asHappened.headline.parcelsDelivered;
  const uptime = Math.round((team.run.headline.uptimeBp - asHappened.headline.uptimeBp) / 10) / 10;
  const count = number(Math.abs(parcels));
  const points = number(Math.abs(uptime), 1);
  return t('verdict', {
    team: team.name,
    parcels:
      parcels === 0
        ? t('verdictSameParcels')
        : t(parcels > 0 ? 'verdictMoreParcels' : 'verdictFewerParcels', { count }),
    uptime:
      uptime === 0
        ? t('verdictSameUptime')
        : t(uptime > 0 ? 'verdictMoreUptime' : 'verdictLessUptime', { points }),
  });
}

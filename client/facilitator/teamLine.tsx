import type { TeamRow } from '#protocol/views.ts';
import { hundredths, number, percent, short, ticks, type ExerciseClock } from '../format.ts';
import { pick } from '../i18n/index.ts';
import { preparation } from '../i18n/preparation.ts';
import { teams as words } from '../i18n/teams.ts';
import { byId } from '../store.ts';
import { StateMark } from '../ui/stateMark.tsx';
import { Name } from '../ui/written.tsx';
import './teams.css';
import './pieces.css';

export interface TeamLineProps {
  team: TeamRow;
  tick: number;
  clock: ExerciseClock;
  open: boolean;
  onOpen: (team: string) => void;
}

/** One team: who is there, how it does, what it owes, what it did last. The whole row opens it; the name is the button. */
export function TeamLine({ team, tick, clock, open, onOpen }: TeamLineProps) {
  const { t } = words;
  const { headline } = team;
  const action = team.lastAction === null ? undefined : byId.value.actions.get(team.lastAction);
  const since = team.lastActTick === null ? null : tick - team.lastActTick;
  const nobody = team.seats > 0 && team.online === 0;
  return (
    <tr class={open ? 'team-line is-open' : 'team-line'} onClick={() => onOpen(team.id)}>
      <th scope="row" class="col-name">
        <button
          type="button"
          class="row-button row-name"
          aria-pressed={open}
          aria-label={t('openTeam', { name: team.name })}
          onClick={(event) => {
            event.stopPropagation();
            onOpen(team.id);
          }}
        >
          <Name of={team.name} />
        </button>
        <span class="row-note">
          {team.servicesDown > 0 && (
            <span class="row-alarm" title={t('servicesDown', { count: team.servicesDown })}>
              <StateMark state="down" quiet />
              <span aria-hidden="true">{team.servicesDown}</span>
              <span class="visually-hidden">{t('servicesDown', { count: team.servicesDown })}</span>
            </span>
          )}
          {action && <span>{pick(action.title)}</span>}
          {!action && team.prepared.length > 0 && (
            <span>{preparation.t('preparedCount', { count: team.prepared.length })}</span>
          )}
        </span>
      </th>
      <td aria-label={t('onlineOf', { online: team.online, seats: team.seats })}>
        <span class={nobody ? 'text-red' : team.online < team.seats ? 'muted' : ''}>
          {team.online}/{team.seats}
        </span>
      </td>
      <td title={number(headline.parcelsDelivered)}>{short(headline.parcelsDelivered)}</td>
      <td>{percent(headline.uptimeBp)}</td>
      <td class="col-trust">{hundredths(team.trustBp)}</td>
      <td>
        <b>{number(headline.points)}</b>
      </td>
      <td>
        {team.unanswered > 0 && (
          <span aria-label={t('unanswered', { count: team.unanswered })}>{team.unanswered}</span>
        )}
        {team.overdue > 0 && (
          <span
            class="overdue"
            aria-label={t('overdueCount', { count: team.overdue })}
            title={t('overdueCount', { count: team.overdue })}
          >
            !{team.overdue}
          </span>
        )}
      </td>
      <td class="col-act">
        {since === null ? (
          <span title={t('never')} aria-label={t('never')}>
            –
          </span>
        ) : (
          ticks(since, clock)
        )}
      </td>
    </tr>
  );
}

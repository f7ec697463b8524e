import { Plus, Search } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { TeamRow } from '#protocol/views.ts';
import { canDirect } from '../command.ts';
import { percent, short, type ExerciseClock } from '../format.ts';
import { teams as words } from '../i18n/teams.ts';
import { facilitator as store } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Panel } from '../ui/panel.tsx';
import { Empty } from '../ui/states.tsx';
import { NameDialog } from './nameDialog.tsx';
import { nextOrder, sortTeams, type TeamColumn, type TeamOrder } from './teams.ts';
import { TeamLine } from './teamLine.tsx';
import './teams.css';
import './pieces.css';

export interface TeamsPanelProps {
  teams: readonly TeamRow[];
  tick: number;
  clock: ExerciseClock;
  open: string | null;
  onOpen: (team: string) => void;
}

/** Column, its name, and the shorter one above the figures. */
const columns = [
  ['name', 'team', 'team'],
  ['online', 'online', 'headOnline'],
  ['parcels', 'parcels', 'parcels'],
  ['uptime', 'uptime', 'uptime'],
  ['trust', 'trust', 'headTrust'],
  ['points', 'points', 'points'],
  ['open', 'openAnswers', 'openAnswers'],
  ['act', 'lastAct', 'headAct'],
] as const satisfies readonly (readonly [TeamColumn, string, string])[];

/** As many rows as one looks at; the rest is found by sorting or by name. */
const atFirst = 60;

export function TeamsPanel({ teams, tick, clock, open, onOpen }: TeamsPanelProps) {
  const { t } = words;
  const [order, setOrder] = useState<TeamOrder>({ by: 'name', descending: false });
  const [search, setSearch] = useState('');
  const [limit, setLimit] = useState(atFirst);
  const [adding, setAdding] = useState(false);
  const ghost = store.record('ghost');

  const wanted = search.trim().toLowerCase();
  const found = wanted === '' ? teams : teams.filter(({ name }) => name.toLowerCase().includes(wanted));
  const sorted = sortTeams(found, order);
  const shown = sorted.slice(0, limit);

  return (
    <Panel
      title={`${t('teams')} ${teams.length}`}
      scroll
      class="teams-panel"
      aside={
        <>
          {teams.length > 12 && (
            <label class="search">
              <Icon of={Search} size={14} />
              <span class="visually-hidden">{t('searchTeams')}</span>
              <input
                class="input input-small"
                type="search"
                placeholder={t('searchTeams')}
                value={search}
                onInput={(event) => setSearch(event.currentTarget.value)}
              />
            </label>
          )}
          <Button
            small
            kind="plain"
            icon={Plus}
            label={t('addTeam')}
            disabled={!canDirect()}
            onClick={() => setAdding(true)}
          />
        </>
      }
    >
      <table class="team-table">
        <thead>
          <tr>
            {columns.map(([id, key, head]) => (
              <th
                key={id}
                scope="col"
                class={`col-${id}`}
                aria-sort={order.by === id ? (order.descending ? 'descending' : 'ascending') : undefined}
              >
                <button
                  type="button"
                  class="sort"
                  title={id === 'open' ? t('openMeaning') : t('sortBy', { column: t(key) })}
                  onClick={() => setOrder(nextOrder(order, id))}
                >
                  {t(head)}
                  <span class="sort-mark" aria-hidden="true">
                    {order.by === id ? (order.descending ? '▾' : '▴') : ''}
                  </span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((team) => (
            <TeamLine
              key={team.id}
              team={team}
              tick={tick}
              clock={clock}
              open={team.id === open}
              onOpen={onOpen}
            />
          ))}
        </tbody>
        {ghost && (
          <tfoot>
            <tr class="ghost-line">
              <th scope="row">{t('ghost')}</th>
              <td>–</td>
              <td>{short(ghost.parcelsDelivered)}</td>
              <td>{percent(ghost.uptimeBp)}</td>
              <td class="col-trust">–</td>
              <td>–</td>
              <td>–</td>
              <td class="col-act">–</td>
            </tr>
          </tfoot>
        )}
      </table>
      {found.length === 0 && <Empty>{t('teamsNone')}</Empty>}
      {sorted.length > limit && (
        <Button kind="plain" small onClick={() => setLimit(limit + 200)}>
          {t('moreTeams', { count: sorted.length - limit })}
        </Button>
      )}
      {adding && (
        <NameDialog
          title={t('addTeam')}
          label={t('addTeamField')}
          confirm={t('add')}
          initial=""
          command={(name) => ({ type: 'add-team', name })}
          onClose={() => setAdding(false)}
        />
      )}
    </Panel>
  );
}

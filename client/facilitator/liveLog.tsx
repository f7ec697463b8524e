import { moment, type ExerciseClock } from '../format.ts';
import { console as words } from '../i18n/console.ts';
import { facilitator as deskWords } from '../i18n/facilitator.ts';
import { teams as teamWords } from '../i18n/teams.ts';
import { facilitator as store } from '../store.ts';
import { targetOf } from '../team/names.ts';
import { Panel } from '../ui/panel.tsx';
import { Empty } from '../ui/states.tsx';
import { feedOf } from './feed.ts';
import { logSentence } from './logWords.ts';
import { Name, Words } from '../ui/written.tsx';
import './needs.css';
import './pieces.css';

const atMost = 60;

/** What all teams do, newest first. */
export function LiveLog({ clock, onTeam }: { clock: ExerciseClock; onTeam: (team: string) => void }) {
  const { t } = words;
  const now = store.record('clock')?.tick ?? 0;
  const items = feedOf(store.all('line'), atMost);
  return (
    <Panel title={t('log')} scroll>
      {items.length === 0 && <Empty>{t('logNone')}</Empty>}
      <ol>
        {items.map(({ id, tick, log, teams }) => (
          <li key={id} class={`feed-line feed-${log.kind}`}>
            <time>{moment(tick, now, clock)}</time>
            <p>
              <Who teams={teams} onTeam={onTeam} />{' '}
              {log.by !== null && (
                <span class="muted">
                  <Name of={log.by} /> ·{' '}
                </span>
              )}
              <Words of={logSentence(log)} />
              {log.kind !== 'notice' && log.target !== undefined && (
                <span class="muted">
                  {' '}
                  {teamWords.t('target', { target: targetOf(log.ref ?? '', log.target) })}
                </span>
              )}
            </p>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Who({ teams, onTeam }: { teams: readonly string[]; onTeam: (team: string) => void }) {
  const [team] = teams;
  if (team === undefined) return <b>{words.t('everyone')}</b>;
  if (teams.length > 1) return <b>{deskWords.t('teamCount', { count: teams.length })}</b>;
  const name = store.table.value?.[`team:${team}`]?.name ?? team;
  return (
    <button
      type="button"
      class="row-button"
      aria-label={teamWords.t('openTeam', { name })}
      onClick={() => onTeam(team)}
    >
      <Name of={name} />
    </button>
  );
}

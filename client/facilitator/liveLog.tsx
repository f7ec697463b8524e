import { timeOfDay, type ExerciseClock } from '../format.ts';
import { console as words } from '../i18n/console.ts';
import { teams as teamWords } from '../i18n/teams.ts';
import { facilitator as store } from '../store.ts';
import { Panel } from '../ui/panel.tsx';
import { Empty } from '../ui/states.tsx';
import { targetName } from '../team/names.ts';
import { logSentence } from './logWords.ts';

const atMost = 60;

/** What all teams do, newest first. */
export function LiveLog({ clock, onTeam }: { clock: ExerciseClock; onTeam: (team: string) => void }) {
  const { t } = words;
  const lines = store.all('line').toSorted((a, b) => Number(b.id) - Number(a.id));
  return (
    <Panel title={t('log')} scroll class="feed-panel">
      {lines.length === 0 && <Empty>{t('logNone')}</Empty>}
      <ol class="feed">
        {lines.slice(0, atMost).map(({ id, record: { tick, team, log } }) => {
          const name = team === null ? null : (store.table.value?.[`team:${team}`]?.name ?? team);
          return (
            <li key={id} class={`feed-line feed-${log.kind}`}>
              <time>{timeOfDay(tick, clock)}</time>
              <p>
                {team !== null && name !== null ? (
                  <button
                    type="button"
                    class="row-button"
                    aria-label={teamWords.t('openTeam', { name })}
                    onClick={() => onTeam(team)}
                  >
                    {name}
                  </button>
                ) : (
                  <b>{t('everyone')}</b>
                )}{' '}
                {log.by !== null && <span class="muted">{log.by} · </span>}
                {logSentence(log)}
                {log.target !== undefined && (
                  <span class="muted"> {teamWords.t('target', { target: targetName(log.target) })}</span>
                )}
              </p>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

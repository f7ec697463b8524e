import type { RunResult } from '#protocol/views.ts';
import { pick } from '../i18n/index.ts';
import { preparation as words } from '../i18n/preparation.ts';
import { Panel } from '../ui/panel.tsx';
import { preparedNames } from '../ui/prepared.tsx';
import { foremost, type RankedTeam } from './ranking.ts';
import './debrief.css';

export interface PreparedListProps {
  ranked: readonly RankedTeam[];
  ghosts: readonly RunResult[];
  /** As many teams as the ranking shows at first. */
  rows: number;
}

/** What each had ready before: part of the reason for where it stands. Not there where nobody prepared anything. */
export function PreparedList({ ranked, ghosts, rows }: PreparedListProps) {
  const teams = foremost(ranked, rows).flatMap(({ run }) => (run ? [run] : []));
  if (![...teams, ...ghosts].some((run) => run.prepared.length > 0)) return null;
  return (
    <Panel title={words.t('title')}>
      <dl class="prepared-list">
        {[...teams, ...ghosts].map((run) => (
          <div key={run.id} class={run.kind === 'ghost' ? 'muted is-ghost' : undefined}>
            <dt>{pick(run.name)}</dt>
            <dd>{preparedNames(run.prepared)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

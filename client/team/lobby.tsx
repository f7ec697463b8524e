import { exerciseTitle } from '../exerciseTitle.ts';
import { lobby } from '../i18n/lobby.ts';
import { pick } from '../i18n/index.ts';
import { catalogue, team } from '../store.ts';
import { Panel } from '../ui/panel.tsx';
import { Announcements } from './announcements.tsx';
import { FirstSteps } from './firstSteps.tsx';
import { Markdown } from './markdown.tsx';
import { PreparationPanel } from './preparation.tsx';
import { QuietBar } from './quietBar.tsx';
import { RoleList, SeatList } from './seats.tsx';
import { Name } from '../ui/written.tsx';
import './lobby.css';

const t = lobby.t;

/** Before the clock starts: who is here, who does what, what it is about. */
export function Lobby() {
  const exercise = team.record('exercise');
  const known = catalogue.value;
  if (!exercise || !known) return null;
  const briefing = exercise.lifecycle === 'briefing';
  const next = !briefing ? 'waitingNext' : team.record('preparation') ? 'briefingPoints' : 'briefingNext';
  return (
    <div class="lobby">
      <QuietBar code={exercise.code} />
      <Announcements />
      <main class="lobby-main">
        <div class="lobby-head">
          <p class="lobby-team">{t('team', { name: team.record('team')?.name ?? '' })}</p>
          <h1>
            <Name of={exerciseTitle(exercise.title, known.scenario.title)} />
          </h1>
          <p class="lobby-next" role="status">
            <b>{t(briefing ? 'briefing' : 'waiting')}</b> {t(next)}
          </p>
          <FirstSteps mayPractise={!briefing} />
        </div>
        <div class="lobby-side">
          <Panel title={t('here')} aside={<span>{t('code', { code: exercise.code })}</span>}>
            <SeatList />
          </Panel>
          <Panel title={t('roles')}>
            <p class="muted lobby-hint">{t('rolesHint')}</p>
            <RoleList />
          </Panel>
          <Panel title={t('score')}>
            <ul class="lobby-score">
              <li>
                <i class="score-key score-parcels" />
                {t('scoreParcels')}
              </li>
              <li>
                <i class="score-key score-bank" />
                {t('scoreUptime')}
              </li>
              <li class="muted">{t('scoreBeside')}</li>
            </ul>
          </Panel>
        </div>
        <div class="lobby-body">
          <PreparationPanel />
          <Panel title={t('manual')} class="lobby-manual">
            <Markdown source={pick(known.manual)} />
          </Panel>
        </div>
      </main>
    </div>
  );
}

import { Eye, EyeOff, MonitorPlay } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { Catalogue } from '#protocol/catalogue.ts';
import { debriefSteps, type DebriefStep } from '#protocol/debrief.ts';
import type { ExerciseRecord } from '#protocol/views.ts';
import { Answers } from '../afterPlay/answers.tsx';
import { CommitmentLine } from '../afterPlay/commitments.tsx';
import { canDirect, useCommand } from '../command.ts';
import { afterPlay } from '../i18n/afterPlay.ts';
import { console as words } from '../i18n/console.ts';
import { renewedSince } from '../renewed.ts';
import { facilitator as store } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { lazily } from '../ui/lazily.tsx';
import { Empty, Loading } from '../ui/states.tsx';
import { Tabs, TabPanel } from '../ui/tabs.tsx';
import { PlayRoom } from './playRoom.tsx';
import { TakeHome } from './takeHome.tsx';
import { WorthRoom } from './worthRoom.tsx';
import { SlideControl } from './slideControl.tsx';
import '../afterPlay/afterPlay.css';
import './debriefRoom.css';

const DebriefScreen = lazily(async () => (await import('../debrief/index.tsx')).DebriefScreen);

const { t } = afterPlay;

interface RoomProps {
  catalogue: Catalogue;
  exercise: ExerciseRecord;
}

/** After ENDEX: the debrief is led step by step from here; what was played stays to be read. */
export function DebriefRoom({ catalogue, exercise }: RoomProps) {
  const step = store.record('debrief')?.step ?? 'ask';
  const [section, setSection] = useState<DebriefStep | 'play'>(step);
  const { pending, run } = useCommand();
  const lead = async (to: DebriefStep) => {
    if ((await run({ type: 'debrief-step', step: to })).ok) setSection(to);
  };
  return (
    <div class="debrief-room">
      <section class="debrief-lead no-print" aria-label={t('steps')}>
        <Tabs
          name="debrief"
          label={t('steps')}
          selected={section}
          onSelect={setSection}
          items={[
            ...debriefSteps.map((id) => ({ id, label: id === step ? <b>{t(id)}</b> : t(id) })),
            { id: 'play' as const, label: t('played') },
          ]}
        />
        {section !== 'play' &&
          (section === step ? (
            <span class="caption">{t('here')}</span>
          ) : (
            <Button
              kind="primary"
              small
              pending={pending}
              disabled={!canDirect()}
              title={t(`${section}About`)}
              onClick={() => void lead(section)}
            >
              {t('leadHere')}
            </Button>
          ))}
        <Scores />
        <TakeHome code={exercise.code} />
      </section>
      <main class={section === 'play' ? 'debrief-play' : ''}>
        <TabPanel name="debrief" selected={section}>
          {section === 'ask' ? (
            <Asked />
          ) : section === 'results' ? (
            <Outcome catalogue={catalogue} exercise={exercise} />
          ) : section === 'worth' ? (
            <WorthRoom code={exercise.code} />
          ) : section === 'change' ? (
            <Promised />
          ) : (
            <PlayRoom catalogue={catalogue} exercise={exercise} />
          )}
        </TabPanel>
      </main>
    </div>
  );
}

/** Whether anybody else sees the scores, and the switch. */
function Scores() {
  const { pending, run } = useCommand();
  const shown = store.record('debrief')?.shown ?? false;
  return (
    <span class="debrief-scores">
      <Icon of={shown ? Eye : EyeOff} size={16} />
      <span>{t(shown ? 'scoresShown' : 'scoresHidden')}</span>
      <Button
        small
        pending={pending}
        disabled={!canDirect()}
        onClick={() => void run({ type: 'show-scores', shown: !shown })}
      >
        {t(shown ? 'hide' : 'show')}
      </Button>
    </span>
  );
}

const teamName = (id: string): string => store.record(`team:${id}`)?.name ?? id;

function Asked() {
  const given = store.all('reflection');
  const seats = store.all('seat');
  return (
    <section class="after-page" aria-label={t('ask')}>
      <p class="muted">{t('askAbout')}</p>
      <p role="status">{t('answered', { count: given.length, all: Math.max(given.length, seats.length) })}</p>
      <Answers
        all={given.map(({ id, record }) => ({
          id,
          name: record.name,
          of: teamName(record.team),
          answers: record.answers,
        }))}
      />
    </section>
  );
}

function Outcome({ catalogue, exercise }: RoomProps) {
  const result = store.record('result');
  if (!result) return <Loading what={words.t('debriefWait')} />;
  return (
    <>
      <aside class="debrief-hint no-print" aria-label={words.t('debriefHint')}>
        <Icon of={MonitorPlay} size={16} /> {words.t('debriefProject')}
        <SlideControl result={result} />
      </aside>
      <DebriefScreen result={result} catalogue={catalogue} renewed={renewedSince(exercise)} />
    </>
  );
}

function Promised() {
  const all = store.all('commitment');
  return (
    <section class="after-page" aria-label={t('change')}>
      <p class="muted">{t('changeAbout')}</p>
      {all.length === 0 ? (
        <Empty>{t('noneYet')}</Empty>
      ) : (
        <ul class="commitments">
          {all.map(({ id, record }) => (
            <li key={id}>
              <CommitmentLine of={record} team={teamName(record.team)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

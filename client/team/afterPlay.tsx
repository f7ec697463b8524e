import { History } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { debriefSteps, type DebriefStep } from '#protocol/debrief.ts';
import { Commitments } from '../afterPlay/commitments.tsx';
import { Decisions } from '../afterPlay/decisions.tsx';
import { OwnWorth } from '../afterPlay/ownWorth.tsx';
import { OwnReplay, replayedNow, type Replayed } from '../afterPlay/ownReplay.tsx';
import { Reflect } from '../afterPlay/reflect.tsx';
import { afterPlay } from '../i18n/afterPlay.ts';
import { renewedSince } from '../renewed.ts';
import { catalogue, team } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { lazily } from '../ui/lazily.tsx';
import { Empty } from '../ui/states.tsx';
import { Tabs, TabPanel } from '../ui/tabs.tsx';
import { Announcements } from './announcements.tsx';
import { Inbox } from './inbox.tsx';
import { CrisisLog } from './log.tsx';
import { QuietBar } from './quietBar.tsx';
import '../afterPlay/afterPlay.css';
import './lobby.css';

const DebriefScreen = lazily(async () => (await import('../debrief/index.tsx')).DebriefScreen);

const { t } = afterPlay;
const sections = [...debriefSteps, 'decisions', 'inbox', 'log'] as const;
type Section = (typeof sections)[number];

/**
 * The clock has stopped for good: what was it like, what it came to, what will change, and all that the team may look at again. The
 * page goes where the facilitator leads; whoever wants to may look around.
 */
export function AfterPlay() {
  const exercise = team.record('exercise');
  const step: DebriefStep = team.record('debrief')?.step ?? 'ask';
  const [section, setSection] = useState<Section>(step);
  useEffect(() => setSection(step), [step]);
  const [replaying, setReplaying] = useState<Replayed | null>(null);
  if (!catalogue.value || !exercise) return null;
  if (replaying) return <OwnReplay of={replaying} onClose={() => setReplaying(null)} />;
  return (
    <div class="lobby">
      <QuietBar code={exercise.code} />
      <Announcements />
      <nav class="after-tabs no-print" aria-label={t('sections')}>
        <Tabs
          name="after"
          label={t('sections')}
          selected={section}
          onSelect={setSection}
          items={sections.map((id) => ({
            id,
            label: id === step ? <b title={t('here')}>{t(id)}</b> : t(id),
          }))}
        />
      </nav>
      <main class="after-main">
        <TabPanel name="after" selected={section}>
          {section === 'decisions' && (
            <p class="after-replay">
              <Button icon={History} title={t('replayAbout')} onClick={() => setReplaying(replayedNow())}>
                {t('replay')}
              </Button>
            </p>
          )}
          <SectionOf section={section} />
        </TabPanel>
      </main>
    </div>
  );
}

function SectionOf({ section }: { section: Section }) {
  switch (section) {
    case 'ask':
      return <Reflect />;
    case 'results':
      return <Shown />;
    case 'worth':
      return <OwnWorth />;
    case 'change':
      return <Commitments />;
    case 'decisions':
      return <Decisions />;
    case 'inbox':
      return (
        <section class="after-page" aria-label={t('inbox')}>
          <h1>{t('inbox')}</h1>
          <h2 class="visually-hidden">{t('inbox')}</h2>
          <Inbox />
        </section>
      );
    case 'log':
      return (
        <section class="after-page" aria-label={t('log')}>
          <h1>{t('log')}</h1>
          <CrisisLog />
        </section>
      );
  }
}

/** Scores, once the facilitator has opened them. */
function Shown() {
  const exercise = team.record('exercise');
  const known = catalogue.value;
  if (!known || !exercise) return null;
  if (!team.record('debrief')?.shown)
    return (
      <section class="after-page">
        <h1>{t('hiddenTitle')}</h1>
        <Empty>{t('hidden')}</Empty>
      </section>
    );
  return (
    <DebriefScreen
      result={team.record('result')}
      catalogue={known}
      ownTeam={team.record('team')?.id ?? null}
      renewed={renewedSince(exercise)}
    />
  );
}

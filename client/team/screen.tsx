import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { team as words } from '../i18n/team.ts';
import { catalogue, readOnly, team } from '../store.ts';
import { jumpId, useJump } from '../ui/jump.ts';
import { Tabs, TabPanel } from '../ui/tabs.tsx';
import { Alerts } from './alertStack.tsx';
import { Announcements } from './announcements.tsx';
import { Bar } from './bar.tsx';
import { Decide } from './decide.tsx';
import { Guide, GuideOffer } from './guide/guide.tsx';
import { Beside, Headlines } from './headline.tsx';
import { Inbox, InboxHerald, unreadCount } from './inbox.tsx';
import { layout, part, parts, type Part } from './layout.ts';
import { CrisisLog } from './log.tsx';
import { MapPane } from './mapPane.tsx';
import { EffectHerald } from './marked.tsx';
import { messages } from './navigation.ts';
import { usePresence } from './presence.ts';
import { Progress } from './progress.tsx';
import { ServicesPanel, ServicesRail } from './services.tsx';
import './team.css';
import './announcement.css';
import './headline.css';
import './messages.css';
import './parts.css';
import './mapPane.css';

const t = words.t;

/**
 * The team's screen during play. A facilitator reading along gets the same, without the controls.
 * @param props.above what a practice says of itself, below the bar
 */
export function TeamScreen({ above }: { above?: ComponentChildren }) {
  usePresence();
  const jump = useJump(team.record('exercise')?.jump, catalogue.value?.clock);
  return (
    <div class={`team team-${layout.value}`} data-place="situation">
      <Bar jump={layout.value === 'narrow' ? null : jump} />
      <Announcements />
      {above ?? <GuideOffer />}
      {readOnly.value && !above && <p class="read-only">{t('readOnly')}</p>}
      <InboxHerald />
      <EffectHerald />
      {layout.value === 'narrow' ? <Narrow jump={jump} /> : <Desk />}
      <Guide />
    </div>
  );
}

/** Everything at once; panels scroll inside, the page does not. */
function Desk() {
  const wide = layout.value === 'wide';
  const [unfolded, setUnfolded] = useState(false);
  return (
    <>
      <div class="headline" data-live>
        <Headlines />
        <Beside />
      </div>
      <Alerts />
      <main class="desk" data-live tabIndex={-1}>
        {wide ? <ServicesPanel /> : <ServicesRail onUnfold={() => setUnfolded(true)} />}
        {!wide && unfolded && (
          <div class="services-over">
            <ServicesPanel onFold={() => setUnfolded(false)} />
          </div>
        )}
        <MapPane />
        <Messages />
        <Decide />
        <Progress />
      </main>
    </>
  );
}

function Messages() {
  const tab = messages.value;
  return (
    <section class="panel messages" data-place={tab} aria-label={t('inbox')}>
      <header class="messages-head">
        <h2 class="visually-hidden">{t('inbox')}</h2>
        <Tabs
          name="messages"
          class="tabs-title"
          label={t('inbox')}
          selected={tab}
          onSelect={(id) => {
            messages.value = id;
          }}
          items={[
            { id: 'inbox', label: t('inbox'), count: unreadCount() },
            { id: 'log', label: t('log') },
          ]}
        />
      </header>
      <TabPanel key={tab} name="messages" selected={tab} class="panel-body panel-scroll">
        {tab === 'inbox' ? <Inbox /> : <CrisisLog />}
      </TabPanel>
    </section>
  );
}

/** A phone: clock and headlines stay, one part at a time below. */
function Narrow({ jump }: { jump: string | null }) {
  const shown = part.value;
  const exercise = team.record('exercise');
  return (
    <>
      <div class="headline headline-two" data-live>
        {jump && (
          <aside id={jumpId} class="narrow-paused" aria-label={t('clock')}>
            {jump}
          </aside>
        )}
        {!jump && exercise?.lifecycle === 'paused' && (
          <aside class="narrow-paused" aria-label={t('pausedTitle')}>
            <b>{t(exercise.recovered ? 'recovered' : 'pausedTitle')}</b> {t('pausedBody')}
          </aside>
        )}
        <Headlines sparks={false} />
      </div>
      <main class="part-main" data-live tabIndex={-1} data-place={shown}>
        <Alerts lines />
        <TabPanel name="part" selected={shown} class={`part part-${shown}`}>
          <PartOf part={shown} />
        </TabPanel>
      </main>
      <nav aria-label={t('sections')}>
        <Tabs
          name="part"
          class="part-tabs tabs-foot"
          label={t('sections')}
          selected={shown}
          onSelect={(id) => {
            part.value = id;
          }}
          items={parts.map((id) => ({
            id,
            label: t(id),
            ...(id === 'inbox' ? { count: unreadCount() } : {}),
          }))}
        />
      </nav>
    </>
  );
}

function PartOf({ part }: { part: Part }) {
  switch (part) {
    case 'situation':
      return (
        <>
          <div class="headline headline-beside">
            <Beside />
          </div>
          <Progress />
          <ServicesPanel />
        </>
      );
    case 'map':
      return <MapPane />;
    case 'decide':
      return <Decide />;
    case 'inbox':
      return (
        <div class="panel panel-body">
          <h2 class="visually-hidden">{t('inbox')}</h2>
          <Inbox />
        </div>
      );
    case 'log':
      return (
        <div class="panel panel-body">
          <h2 class="visually-hidden">{t('log')}</h2>
          <CrisisLog />
        </div>
      );
  }
}

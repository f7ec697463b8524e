import { ArrowLeft, PenLine } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import type { TeamRow } from '#protocol/views.ts';
import { canDirect } from '../command.ts';
import { status, watch } from '../connection.ts';
import { refusalText } from '../i18n/refusals.ts';
import { team as teamScreenWords } from '../i18n/team.ts';
import { teams as words } from '../i18n/teams.ts';
import { facilitator, readOnly, team as store } from '../store.ts';
import { Inbox } from '../team/inbox.tsx';
import { openCount } from '../team/openInjects.ts';
import { Beside, Headlines } from '../team/headline.tsx';
import { CrisisLog } from '../team/log.tsx';
import { MapPane } from '../team/mapPane.tsx';
import { Progress } from '../team/progress.tsx';
import { ServicesPanel } from '../team/services.tsx';
import { Button } from '../ui/button.tsx';
import { notify } from '../ui/notices.tsx';
import { Prepared } from '../ui/prepared.tsx';
import { Loading } from '../ui/states.tsx';
import { TabPanel, Tabs } from '../ui/tabs.tsx';
import { AnnounceButton } from './announce.tsx';
import { NameDialog } from './nameDialog.tsx';
import { ReplayButton } from './replayButton.tsx';
import { TeamSeats } from './teamSeats.tsx';
import { Name } from '../ui/written.tsx';
import './slide.css';

type Part = 'situation' | 'inbox' | 'log' | 'map' | 'seats';

export interface TeamSlideProps {
  row: TeamRow;
  /** What to show first. */
  about: 'situation' | 'inbox';
  onClose: () => void;
}

/** A team's own screen over the MSEL: the same pieces the team reads, without its controls. */
export function TeamSlide({ row, about, onClose }: TeamSlideProps) {
  const { t } = words;
  const [part, setPart] = useState<Part>(about);
  const [renaming, setRenaming] = useState(false);

  useEffect(() => {
    readOnly.value = true;
    void watch(row.id).then((sent) => {
      if (!sent.ok && status.peek() === 'live') notify('refused', refusalText(sent.refusal));
    });
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !document.querySelector('dialog[open]')) onClose();
    };
    addEventListener('keydown', onKeyDown);
    return () => {
      removeEventListener('keydown', onKeyDown);
      readOnly.value = false;
      void watch(null);
    };
  }, [row.id]);

  const here = store.record('team')?.id === row.id;
  const lifecycle = facilitator.record('exercise')?.lifecycle;
  const over = lifecycle === 'debrief' || lifecycle === 'closed';
  return (
    <section class="panel slide" aria-label={t('slide', { name: row.name })}>
      <header class="slide-head">
        <Button small icon={ArrowLeft} label={t('slideBack')} onClick={onClose}>
          <span class="slide-back">{t('slideBack')}</span>
        </Button>
        <h2>
          <Name of={row.name} />
        </h2>
        <Button
          small
          kind="plain"
          icon={PenLine}
          label={t('renameTeam')}
          disabled={!canDirect()}
          onClick={() => setRenaming(true)}
        />
        <span class="gap" />
        {over && here && <ReplayButton team={row} />}
        <AnnounceButton team={row.id} />
      </header>
      <p class="slide-note muted">{t('slideNote')}</p>
      <Prepared ids={row.prepared} class="slide-note" />
      <Tabs
        name="slide"
        class="slide-tabs"
        label={t('slide', { name: row.name })}
        selected={part}
        onSelect={setPart}
        items={[
          { id: 'situation', label: teamScreenWords.t('situation') },
          { id: 'inbox', label: t('inbox'), ...(here ? { count: openCount() } : {}) },
          { id: 'log', label: t('teamLog') },
          { id: 'map', label: teamScreenWords.t('map') },
          { id: 'seats', label: `${t('seats')} ${row.online}/${row.seats}` },
        ]}
      />
      <TabPanel name="slide" selected={part} class={`slide-body slide-${part}`}>
        {part === 'seats' ? (
          <TeamSeats team={row.id} />
        ) : here ? (
          <Part part={part} />
        ) : (
          <Loading what={t('slideWaiting')} />
        )}
      </TabPanel>
      {renaming && (
        <NameDialog
          title={t('renameTeam')}
          label={t('name')}
          confirm={t('rename')}
          initial={row.name}
          command={(name) => ({ type: 'rename-team', team: row.id, name })}
          onClose={() => setRenaming(false)}
        />
      )}
    </section>
  );
}

function Part({ part }: { part: Exclude<Part, 'seats'> }) {
  switch (part) {
    case 'situation':
      return (
        <>
          <div class="slide-headline">
            <Headlines sparks={false} />
            <Beside />
          </div>
          <div class="slide-columns">
            <ServicesPanel />
            <Progress />
          </div>
        </>
      );
    case 'inbox':
      return <Inbox />;
    case 'log':
      return <CrisisLog />;
    case 'map':
      return <MapPane />;
  }
}

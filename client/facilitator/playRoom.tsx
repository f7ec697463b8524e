import { useEffect, useState } from 'preact/hooks';
import type { Catalogue } from '#protocol/catalogue.ts';
import type { FacilitatorRecords } from '#protocol/views.ts';
import { console as words } from '../i18n/console.ts';
import { msel as mselWords } from '../i18n/msel.ts';
import { teams as teamWords } from '../i18n/teams.ts';
import { renewedSince } from '../renewed.ts';
import { facilitator as store } from '../store.ts';
import { Tabs } from '../ui/tabs.tsx';
import { needs } from './attention.ts';
import { keepRenewedSeen, renewedSeen } from './kept.ts';
import { LiveLog } from './liveLog.tsx';
import { MselPanel } from './mselPanel.tsx';
import { NeedsPanel } from './needsPanel.tsx';
import { NextPanel } from './nextPanel.tsx';
import { StoryPanel } from './storyPanel.tsx';
import { TeamSlide } from './teamSlide.tsx';
import { TeamsPanel } from './teamsPanel.tsx';
import './room.css';

type Section = 'teams' | 'msel' | 'needs' | 'log';

export interface PlayRoomProps {
  catalogue: Catalogue;
  exercise: FacilitatorRecords['exercise'];
}

/**
 * Teams, MSEL and what needs me, side by side; on a phone one at a time. An opened team slides over the MSEL. After ENDEX nothing needs
 * me any more, and the rest is there to be read.
 */
export function PlayRoom({ catalogue, exercise }: PlayRoomProps) {
  const over = exercise.lifecycle === 'debrief' || exercise.lifecycle === 'closed';
  const [section, setSection] = useState<Section>(over ? 'teams' : 'needs');
  const [openTeam, setOpenTeam] = useState<string | null>(null);
  const [about, setAbout] = useState<'situation' | 'inbox'>('situation');
  const [inject, setInject] = useState<string | null>(null);
  const [renewedRead, setRenewedRead] = useState(() => {
    const since = renewedSince(exercise);
    return since !== null && renewedSeen(exercise.code, since.tick) ? since.tick : null;
  });
  // After ENDEX it is a part of the page that leads the debrief.
  const Root = over ? 'div' : 'main';
  const tick = store.record('clock')?.tick ?? 0;
  const teams = store.all('team').map(({ record }) => record);
  const injects = store.all('msel').map(({ record }) => record);
  const renewed = renewedSince(exercise);
  // While the clock is being run ahead what looks overdue is only on its way.
  const list = exercise.jump
    ? []
    : needs(teams, injects, {
        prepares: (catalogue.preparations?.length ?? 0) > 0,
        lifecycle: exercise.lifecycle,
        recovered: exercise.recovered,
        renewed: renewed?.tick === renewedRead ? null : renewed,
        tick,
        ticksPerMinute: exercise.ticksPerMinute,
        tickMinutes: catalogue.clock.tickMinutes,
      });
  const open = (team: string, what: 'situation' | 'inbox' = 'situation') => {
    setOpenTeam(team);
    setAbout(what);
    setSection('msel');
  };
  const showInject = (id: string) => {
    setOpenTeam(null);
    setInject(id);
    setSection('msel');
  };
  const opened = teams.find(({ id }) => id === openTeam);
  useEffect(() => {
    if (openTeam !== null && teams.length > 0 && !opened) setOpenTeam(null);
  }, [openTeam, opened, teams.length]);

  return (
    <Root class={over ? 'room room-over' : 'room'} id="room-panel" data-section={section}>
      <Tabs
        class="room-tabs"
        name="room"
        label={words.t('sections')}
        selected={section}
        onSelect={setSection}
        items={[
          ...(over ? [] : [{ id: 'needs' as const, label: words.t('needs'), count: list.length }]),
          { id: 'teams', label: teamWords.t('teams') },
          { id: 'msel', label: opened ? opened.name : mselWords.t('msel') },
          { id: 'log', label: words.t('log') },
        ]}
      />
      <div class="room-teams">
        <TeamsPanel
          teams={teams}
          tick={tick}
          clock={catalogue.clock}
          open={openTeam}
          onOpen={(team) => open(team)}
        />
      </div>
      <div class="room-middle">
        {opened ? (
          <TeamSlide
            key={`${opened.id} ${about}`}
            row={opened}
            about={about}
            onClose={() => setOpenTeam(null)}
          />
        ) : (
          <MselPanel
            rows={injects}
            tick={tick}
            catalogue={catalogue}
            teams={teams}
            selected={inject}
            onSelect={setInject}
          />
        )}
      </div>
      {!over && (
        <div class="room-needs">
          <NeedsPanel
            needs={list}
            jumping={exercise.jump !== null}
            lifecycle={exercise.lifecycle}
            tick={tick}
            clock={catalogue.clock}
            onTeam={open}
            onInject={showInject}
            onRenewedSeen={() => {
              if (renewed === null) return;
              keepRenewedSeen(exercise.code, renewed.tick);
              setRenewedRead(renewed.tick);
            }}
          />
          <NextPanel rows={injects} tick={tick} clock={catalogue.clock} onInject={showInject} />
          <StoryPanel />
        </div>
      )}
      <div class="room-log">
        <LiveLog clock={catalogue.clock} onTeam={(team) => open(team)} />
      </div>
    </Root>
  );
}

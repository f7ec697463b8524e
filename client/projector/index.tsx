import { useEffect, useRef, useState } from 'preact/hooks';
import { loadCatalogue } from '../api.ts';
import { exerciseTitle } from '../exerciseTitle.ts';
import { connect, disconnect, removal, status } from '../connection.ts';
import { takeProjectorKey } from '../facilitator/kept.ts';
import { projector as words } from '../i18n/projector.ts';
import { refusalText } from '../i18n/refusals.ts';
import { renewedSince } from '../renewed.ts';
import { catalogue, projector as store } from '../store.ts';
import { HaltedBanner, HaltedPage } from '../ui/haltedBanner.tsx';
import { ErrorState } from '../ui/states.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { Lobby } from './lobby.tsx';
import { Play } from './play.tsx';

import { fetchResults, Results } from './results.tsx';
import { useWall } from './wall.ts';
import { WallAnnouncement } from './wallAnnouncement.tsx';
import { WallBar } from './wallBar.tsx';
import { WallPrompt } from './wallPrompt.tsx';
import './wall.css';
import './wallOver.css';

/** The server may be restarting: nobody stands at this screen to press a button. */
const retryMs = 5_000;

/** `/screen/CODE`: what the whole room sees. Reads one table, sends nothing, comes back by itself. */
export default function ProjectorApp({ code }: { code: string }) {
  const [key] = useState(() => takeProjectorKey(code));
  const played = useRef(false);
  useWall();
  useEffect(fetchResults, []);
  useEffect(() => {
    if (key === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = async () => {
      const answer = await loadCatalogue(code);
      if (!answer.ok) timer = setTimeout(() => void load(), retryMs);
    };
    void connect({ audience: 'projector', key, code });
    void load();
    return () => {
      clearTimeout(timer);
      disconnect();
    };
  }, [code, key]);

  const exercise = store.record('exercise');
  useEffect(() => {
    if (exercise) document.title = `${exercise.title} · Poste Restante`;
  }, [exercise?.title]);

  const refusal = removal.value;
  if (key === null || refusal?.code === 'wrong-key') {
    return (
      <main class="wall wall-note">
        <ErrorState title={words.t('keyTitle')}>{words.t('keyBody')}</ErrorState>
      </main>
    );
  }
  const known = catalogue.value;
  if (status.value === 'removed' && refusal) {
    return (
      <main class="wall wall-note">
        {refusal.code === 'storage-failed' ? (
          <HaltedPage reader="wall" />
        ) : (
          <ErrorState title={words.t('failed')}>{refusalText(refusal)}</ErrorState>
        )}
      </main>
    );
  }
  if (!exercise || !known) {
    return (
      <main class="wall wall-note">
        <Waiting />
      </main>
    );
  }
  const { lifecycle } = exercise;
  if (lifecycle === 'running' || lifecycle === 'paused') played.current = true;
  return (
    <div class={`wall wall-${lifecycle}`}>
      <WallBar
        exercise={exercise}
        title={exerciseTitle(exercise.title, known.scenario.title)}
        clock={known.clock}
      />
      {lifecycle === 'lobby' || lifecycle === 'briefing' ? (
        <Lobby exercise={exercise} />
      ) : lifecycle === 'running' || lifecycle === 'paused' ? (
        <Play catalogue={known} still={lifecycle === 'paused'} />
      ) : (
        <Results
          catalogue={known}
          lifecycle={lifecycle}
          reveal={played.current}
          renewed={renewedSince(exercise)}
        />
      )}
      <WallPrompt />
      <WallAnnouncement />
      <HaltedBanner refusal={store.record('halted')} reader="wall" />
    </div>
  );
}

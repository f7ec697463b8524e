import { useComputed } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Lifecycle } from '#protocol/views.ts';
import { loadCatalogue } from '../api.ts';
import { connect, disconnect, status } from '../connection.ts';
import { common } from '../i18n/common.ts';
import { practice as practiceWords } from '../i18n/practice.ts';
import { team as words } from '../i18n/team.ts';
import { navigate } from '../router.ts';
import { keptSeat } from '../session.ts';
import { catalogue, readOnly, team } from '../store.ts';
import { ConnectionBanner } from '../ui/connectionBanner.tsx';
import { HaltedBanner } from '../ui/haltedBanner.tsx';
import { notify } from '../ui/notices.tsx';
import { ErrorState } from '../ui/states.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { AfterPlay } from './afterPlay.tsx';
import { guideSeen, guideStep, startGuide } from './guide/state.ts';
import { Lobby } from './lobby.tsx';
import { PracticeScreen } from './practice/index.tsx';
import { practising } from './practice/state.ts';
import { QuietPage } from './quietBar.tsx';
import { Removed } from './removed.tsx';
import { TeamScreen } from './screen.tsx';

/** `/play/CODE`: the seat this browser keeps, or the way to one. */
export function Play({ code }: { code: string }) {
  const seat = keptSeat(code);
  const token = seat?.token;
  const [failed, setFailed] = useState(false);
  const load = async () => {
    setFailed(false);
    const answer = await loadCatalogue(code);
    if (!answer.ok) setFailed(true);
  };
  useEffect(() => {
    if (!token) {
      navigate(`/join/${code}`, { replace: true });
      return;
    }
    readOnly.value = false;
    document.title = `${seat.title} · Poste Restante`;
    void connect({ audience: 'team', token });
    void load();
    return disconnect;
  }, [code, token]);

  const live = status.value === 'live';
  useEffect(() => {
    // The server was away when the page came: what could not be fetched then is fetched now.
    if (live && !catalogue.peek()) void load();
  }, [live]);

  if (!token) return null;
  if (status.value === 'removed') return <Removed code={code} />;
  if (!catalogue.value && failed && status.value !== 'lost') {
    return (
      <QuietPage>
        <ErrorState page title={common.t('failedTitle')} onRetry={() => void load()}>
          {common.t('failedBody')}
        </ErrorState>
      </QuietPage>
    );
  }
  return (
    <>
      <ConnectionBanner />
      <HaltedBanner refusal={team.record('halted')} reader="player" />
      <Stage />
    </>
  );
}

/** Which of the team's screens it is time for. */
function Stage() {
  // The server's word: a practice on the screen has a lifecycle of its own.
  const lifecycle = useComputed(() => team.served.value?.exercise?.lifecycle).value;
  useMoved();
  useFirstMinutes(lifecycle);
  if (!lifecycle || !catalogue.value) {
    return (
      <QuietPage>
        <Waiting what={common.t('connectingTitle')} />
      </QuietPage>
    );
  }
  if (lifecycle === 'lobby' || lifecycle === 'briefing') {
    if (lifecycle === 'lobby' && practising.value) return <PracticeScreen key="practice" going />;
    if (guideStep.value !== null) return <PracticeScreen key="guide" going={false} />;
    return <Lobby />;
  }
  if (lifecycle === 'running' || lifecycle === 'paused') return <TeamScreen />;
  return <AfterPlay />;
}

/** The guided start comes by itself with the briefing, once a seat; a practice ends when the facilitator goes on. */
function useFirstMinutes(lifecycle: Lifecycle | undefined): void {
  useEffect(() => {
    if (lifecycle === undefined) return;
    if (lifecycle !== 'lobby' && practising.peek()) {
      practising.value = false;
      if (lifecycle === 'briefing') notify('note', practiceWords.t('closedBriefing'));
    }
    if (lifecycle === 'briefing' && !guideSeen()) startGuide();
    if (lifecycle === 'debrief' || lifecycle === 'closed') guideStep.value = null;
  }, [lifecycle]);
  useEffect(
    () => () => {
      practising.value = false;
      guideStep.value = null;
    },
    [],
  );
}

/** The facilitator may set somebody at another table: the page changes under their eyes and says why. */
function useMoved(): void {
  const mine = useComputed(() => team.served.value?.team).value;
  const before = useRef(mine?.id);
  useEffect(() => {
    if (mine && before.current && before.current !== mine.id)
      notify('note', words.t('moved', { team: mine.name }));
    if (mine) before.current = mine.id;
  }, [mine?.id]);
}

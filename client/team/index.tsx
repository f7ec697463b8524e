import { useComputed } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Lifecycle, SeatRecord } from '#protocol/views.ts';
import { loadCatalogue, type ClientRefusal } from '../api.ts';
import { within } from '../base.ts';
import { connect, disconnect, status } from '../connection.ts';
import { common } from '../i18n/common.ts';
import { lobby as lobbyWords } from '../i18n/lobby.ts';
import { practice as practiceWords } from '../i18n/practice.ts';
import { refusalText } from '../i18n/refusals.ts';
import { team as words } from '../i18n/team.ts';
import { navigate } from '../router.ts';
import { keepSeat, keptSeat, keptSeats, seatPath, tokenInAddress, type KeptSeat } from '../session.ts';
import { browser } from '../storage.ts';
import { catalogue, mySeat, readOnly, team } from '../store.ts';
import { ConnectionBanner } from '../ui/connectionBanner.tsx';
import { HaltedBanner } from '../ui/haltedBanner.tsx';
import { notify } from '../ui/notices.tsx';
import { ErrorState } from '../ui/states.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { AfterPlay } from './afterPlay.tsx';
import { guideSeen, guideStep, startGuide } from './guide/state.ts';
import { Lobby } from './lobby.tsx';
import { roleName } from './names.ts';
import { PracticeScreen } from './practice/index.tsx';
import { practising } from './practice/state.ts';
import { QuietPage } from './quietBar.tsx';
import { Removed } from './removed.tsx';
import { TeamScreen } from './screen.tsx';
import { Unkept } from './unkept.tsx';

/** `/play/CODE/SEAT`: a seat this browser keeps, or that the address brings along; or the way to one. */
export function Play({ code, seat: of }: { code: string; seat: string | null }) {
  const [seat] = useState(() => seatHere(code, of));
  const token = seat?.token;
  const [failed, setFailed] = useState<ClientRefusal | null>(null);
  const load = async () => {
    setFailed(null);
    const answer = await loadCatalogue(code);
    if (!answer.ok) setFailed(answer.refusal);
  };
  useEffect(() => {
    if (!seat || !token) {
      navigate(`/join/${code}`, { replace: true });
      return;
    }
    readOnly.value = false;
    if (of === null && seat.seat !== '') navigate(seatPath(seat), { replace: true });
    void connect({ audience: 'team', token, code });
    void load();
    return disconnect;
  }, [code, token]);

  const live = status.value === 'live';
  useEffect(() => {
    // The server was away when the page came: what could not be fetched then is fetched now.
    if (live && !catalogue.peek()) void load();
    if (live && seat) knowSeat(seat);
  }, [live]);

  if (!seat || !token) return null;
  if (status.value === 'removed') return <Removed seat={seat} />;
  // Not reached at all: the page waits, and after a while says what fails.
  if (!catalogue.value && failed && failed.code !== 'offline') {
    return (
      <QuietPage>
        <ErrorState page title={common.t('failedTitle')} onRetry={() => void load()}>
          {refusalText(failed)}
        </ErrorState>
      </QuietPage>
    );
  }
  return (
    <>
      <ConnectionBanner />
      <HaltedBanner refusal={team.record('halted')} reader="player" />
      <Unkept seat={seat} />
      <Stage />
    </>
  );
}

/** By a personal link the seat comes along; where it is kept, the token goes out of sight. */
function seatHere(code: string, seat: string | null): KeptSeat | undefined {
  const token = tokenInAddress(location.hash);
  if (token === null) return keptSeat(code, seat);
  const known = keptSeats().find((one) => one.token === token);
  const opened = { team: '', name: '', title: '', ...known, code, seat: seat ?? '', token };
  keepSeat(opened);
  if (browser.works) navigate(within(location.pathname), { replace: true });
  return opened;
}

/** What a link or an older version did not tell is known once the page is live. */
function knowSeat(kept: KeptSeat): void {
  const seat = mySeat.peek();
  const exercise = team.served.peek()?.exercise;
  if (seat === null || !exercise) return;
  document.title = `${exercise.title} · Poste Restante`;
  const name = team.record(`seat:${seat}`)?.name ?? kept.name;
  keepSeat({ ...kept, seat, name, title: exercise.title, team: team.record('team')?.id ?? kept.team });
  if (kept.seat === '') navigate(seatPath({ code: kept.code, seat }), { replace: true });
}

/** Which of the team's screens it is time for. */
function Stage() {
  // The server's word: a practice on the screen has a lifecycle of its own.
  const lifecycle = useComputed(() => team.served.value?.exercise?.lifecycle).value;
  useMoved();
  useAbsent();
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

/** Whose roles are everybody's from now on. */
function useAbsent(): void {
  const away = useComputed(() =>
    Object.entries(team.served.value ?? {}).flatMap(([key, record]) => {
      const seat = key.startsWith('seat:') ? (record as SeatRecord) : null;
      return seat?.away ? [seat] : [];
    }),
  ).value;
  const before = useRef(new Set<string>());
  useEffect(() => {
    for (const { id, name, roles } of away)
      if (!before.current.has(id) && roles.length > 0)
        notify('note', lobbyWords.t('left', { name, roles: roles.map(roleName).join(', ') }));
    before.current = new Set(away.map((seat) => seat.id));
  }, [away.map((seat) => seat.id).join()]);
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

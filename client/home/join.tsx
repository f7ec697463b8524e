import { useEffect, useState } from 'preact/hooks';
import type { JoinInfo } from '#protocol/http.ts';
import { fetchJoinInfo, type ClientRefusal } from '../api.ts';
import { exerciseTitle } from '../exerciseTitle.ts';
import { home } from '../i18n/home.ts';
import { pick } from '../i18n/index.ts';
import { navigate } from '../router.ts';
import { seatPath, seatsOf } from '../session.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorState } from '../ui/states.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { CodeForm } from './codeForm.tsx';
import { Frame } from './frame.tsx';
import { refusalSentence, SeatForm } from './seatForm.tsx';
import { Name } from '../ui/written.tsx';
import './home.css';

/** How often a page that waits for the room to open, or for a seat to be freed, looks again. */
const lookAgainMs = 5_000;

export function Join({ code }: { code: string }) {
  const [info, setInfo] = useState<JoinInfo | null>(null);
  const [refusal, setRefusal] = useState<ClientRefusal | null>(null);
  const [another, setAnother] = useState(false);
  const kept = seatsOf(code);

  const load = async () => {
    const answer = await fetchJoinInfo(code);
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) setInfo(answer.value);
  };
  // A code that is wrong stays wrong: asking again would only use up this address's guesses.
  const known = refusal === null || refusal.code === 'offline';
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let here = known;
    // One at a time: an answer may take longer than the time between two looks.
    const look = async () => {
      await load();
      if (here) timer = setTimeout(() => void look(), lookAgainMs);
    };
    if (known) void look();
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [code, known]);

  if (refusal && !info) {
    return (
      <Frame>
        {refusal.code === 'offline' ? (
          <ErrorState page title={home.t('failedTitle')} onRetry={() => void load()}>
            {home.t('failedBody')}
          </ErrorState>
        ) : (
          <Nowhere code={code} refusal={refusal} />
        )}
      </Frame>
    );
  }
  if (!info) {
    return (
      <Frame>
        <Waiting what={home.t('searching')} />
      </Frame>
    );
  }
  const title = exerciseTitle(info.title, info.scenario);
  return (
    <Frame title={title}>
      <header class="join-head">
        <h1>
          <Name of={title} />
        </h1>
        <p class="join-sub">
          {pick(info.scenario) !== title && <span>{pick(info.scenario)}</span>}
          <span class="join-code">{info.code}</span>
          <Lifecycle info={info} />
        </p>
      </header>
      {kept.length > 0 && !another ? (
        <section class="home-card join-kept">
          <p>{kept.length === 1 ? home.t('seatKept', { name: kept[0]!.name }) : home.t('seatsKept')}</p>
          <div class="join-kept-buttons">
            {kept.map((seat) => (
              <Button key={seat.token} kind="primary" onClick={() => navigate(seatPath(seat))}>
                {kept.length === 1 ? home.t('backToSeat') : home.t('backAs', { name: seat.name })}
              </Button>
            ))}
            {open(info) && (
              <Button kind="plain" onClick={() => setAnother(true)}>
                {home.t('newSeat')}
              </Button>
            )}
          </div>
        </section>
      ) : (
        <Seating info={info} onChanged={() => void load()} />
      )}
    </Frame>
  );
}

function open(info: JoinInfo): boolean {
  return !info.locked && info.lifecycle !== 'closed';
}

function Seating({ info, onChanged }: { info: JoinInfo; onChanged: () => void }) {
  if (info.lifecycle === 'closed') {
    return <ErrorState title={home.t('closedTitle')}>{home.t('closedBody')}</ErrorState>;
  }
  if (info.locked) return <ErrorState title={home.t('lockedTitle')}>{home.t('lockedBody')}</ErrorState>;
  return <SeatForm info={info} onChanged={onChanged} />;
}

/** The server's reason; a code that nothing has gets its own words, with what codes are made of. */
function Nowhere({ code, refusal }: { code: string; refusal: ClientRefusal }) {
  const [reason, setReason] = useState('');
  useEffect(() => void refusalSentence(refusal).then(setReason), [refusal]);
  const unknown = refusal.code === 'unknown-code';
  return (
    <>
      <ErrorState page title={home.t(unknown ? 'unknownTitle' : 'closedOff', { code })}>
        {unknown ? home.t('unknownBody') : reason}
      </ErrorState>
      <section class="home-card">
        <CodeForm />
      </section>
    </>
  );
}

function Lifecycle({ info }: { info: JoinInfo }) {
  switch (info.lifecycle) {
    case 'lobby':
      return <Badge>{home.t('stateLobby')}</Badge>;
    case 'briefing':
      return <Badge>{home.t('stateBriefing')}</Badge>;
    case 'running':
      return <Badge tone="amber">{home.t('stateRunning')}</Badge>;
    case 'paused':
      return <Badge>{home.t('statePaused')}</Badge>;
    case 'debrief':
      return <Badge>{home.t('stateDebrief')}</Badge>;
    case 'closed':
      return <Badge>{home.t('stateClosed')}</Badge>;
  }
}

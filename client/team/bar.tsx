import { BookOpen, CircleQuestionMark, FastForward, Pause, Users } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { rehearsal } from '../command.ts';
import { dayAndTime, duration, sinceOnset } from '../format.ts';
import { common, labelled } from '../i18n/common.ts';
import { guide } from '../i18n/guide.ts';
import { pick } from '../i18n/index.ts';
import { meanings } from '../i18n/meanings.ts';
import { practice } from '../i18n/practice.ts';
import { isolated } from '../i18n/sentence.ts';
import { team as words } from '../i18n/team.ts';
import { byId, team } from '../store.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { CarrierSign } from '../ui/carrierSign.tsx';
import { Icon } from '../ui/icon.tsx';
import { jumpId } from '../ui/jump.ts';
import { LanguageSwitch, ThemeSwitch } from '../ui/preferences.tsx';
import { Term } from '../ui/term.tsx';
import { startGuide } from './guide/state.ts';
import { SoundSwitch } from '../ui/soundSwitch.tsx';
import { layout } from './layout.ts';
import { ManualDialog } from './manualDialog.tsx';
import { clockOf, now, roleName } from './names.ts';
import { placeText } from './presence.ts';
import { SeatsDialog } from './seats.tsx';
import { Name } from '../ui/written.tsx';
import './bar.css';

/**
 * Brand, exercise mark, clock, phase, who is here: always in the same place.
 * @param props.jump what is said while the clock is run ahead; phases go by then
 */
export function Bar({ jump }: { jump: string | null }) {
  const narrow = layout.value === 'narrow';
  const t = words.t;
  return (
    <header class="bar">
      {!narrow && <span class="brand">{common.t('brand')}</span>}
      <span class="exercise-mark">{rehearsal.value ? practice.t('mark') : common.t('exercise')}</span>
      <Clock />
      {jump ? (
        <span id={jumpId}>
          <Badge tone="blue">
            <Icon of={FastForward} size={12} />
            {jump}
          </Badge>
        </span>
      ) : (
        <>
          <Phase />
          <Standing />
        </>
      )}
      <div class="bar-end">
        <CarrierSign />
        <Seats compact={layout.value !== 'wide'} />
        <Manual />
        {!narrow && <Help />}
        {!narrow && <SoundSwitch />}
        {!narrow && <ThemeSwitch />}
        {!narrow && <LanguageSwitch />}
      </div>
      {narrow && (
        <div class="bar-top">
          <Help />
          <LanguageSwitch />
        </div>
      )}
      <h1 class="visually-hidden">{`${common.t('brand')}, ${t('situation')}`}</h1>
    </header>
  );
}

function Manual() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="plain" small icon={BookOpen} label={words.t('manual')} onClick={() => setOpen(true)} />
      {open && <ManualDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function Help() {
  return <Button kind="plain" small icon={CircleQuestionMark} label={guide.t('show')} onClick={startGuide} />;
}

function Clock() {
  const tick = now();
  const clock = clockOf();
  return (
    <div class="clock" role="timer" aria-label={words.t('clock')}>
      <b>{dayAndTime(tick, clock)}</b>
      {/* A practice jumps in time and knows no onset. */}
      {!rehearsal.value && (
        <span class="muted">
          <Term meaning={meanings.t('sinceOnset')}>{sinceOnset(tick, clock)}</Term>
        </span>
      )}
    </div>
  );
}

function Phase() {
  const id = team.record('exercise')?.phase;
  const phase = id ? byId.value.phases.get(id) : undefined;
  if (!phase) return null;
  return (
    <span class="bar-phase">
      <span class="visually-hidden">{labelled(words.t('phase'), '')}</span>
      {pick(phase.name)}
    </span>
  );
}

/** Pace while it runs; the pause is said, not only drawn. */
function Standing() {
  const exercise = team.record('exercise');
  if (!exercise) return null;
  if (exercise.lifecycle === 'paused') {
    return (
      <Badge tone="yellow">
        <Icon of={Pause} size={12} />
        {words.t(exercise.recovered ? 'recovered' : 'paused')}
      </Badge>
    );
  }
  if (rehearsal.value) return null;
  const time = duration(exercise.ticksPerMinute * clockOf().tickMinutes);
  return (
    <span class="bar-pace muted">
      <Term meaning={words.t('paceLong', { time })}>{words.t('pace', { time })}</Term>
    </span>
  );
}

/** What does not fit into the bar is hidden by it; the button beside them shows everybody. */
const shownSeats = 4;

function Seats({ compact }: { compact: boolean }) {
  const [open, setOpen] = useState(false);
  const seats = team.all('seat').map((entry) => entry.record);
  const here = seats.filter((seat) => seat.online);
  const held = new Set(seats.flatMap((seat) => seat.roles));
  const free = [...byId.value.roles.values()].filter((role) => !held.has(role.id));
  const name = (
    <b class="bar-team">
      <Name of={team.record('team')?.name ?? ''} />
    </b>
  );
  const shown = compact ? [] : [...here, ...seats.filter((seat) => !seat.online)].slice(0, shownSeats);
  return (
    <>
      {compact && name}
      {!compact && (
        <div class="pills">
          {name}
          {shown.map((seat) => (
            <span
              key={seat.id}
              class={seat.online ? 'pill' : 'pill pill-away'}
              title={seat.online && seat.at ? labelled(seat.name, placeText(seat.at)) : undefined}
            >
              <i class={seat.online ? 'dot dot-here' : 'dot'} />
              <span class="visually-hidden">{labelled(words.t(seat.online ? 'here' : 'away'), '')}</span>
              <span class="pill-text">
                {[
                  isolated(seat.name),
                  ...seat.roles.slice(0, 1).map((id) => roleName(id).toLocaleLowerCase()),
                ].join(', ')}
              </span>
            </span>
          ))}
          {free[0] && seats.length < 3 && (
            <span class="pill pill-away">
              <i class="dot" />
              <span class="pill-text">{words.t('roleFree', { role: pick(free[0].name) })}</span>
            </span>
          )}
        </div>
      )}
      <Button
        kind="plain"
        small
        icon={Users}

        aria-label={labelled(
          `${here.length}/${seats.length} ${words.t('seats')}`,
          words.t('seatsHere', { here: here.length, all: seats.length }),
        )}
        onClick={() => setOpen(true)}
      >
        {here.length}/{seats.length}
      </Button>
      {open && <SeatsDialog onClose={() => setOpen(false)} />}
    </>
  );
}

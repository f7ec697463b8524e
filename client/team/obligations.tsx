import { useState } from 'preact/hooks';
import type { ObligationRecord } from '#protocol/views.ts';
import { dayAndTime, duration } from '../format.ts';
import { obligationStates } from '../i18n/obligations.ts';
import { pick } from '../i18n/index.ts';
import { team as words } from '../i18n/team.ts';
import { byId, team } from '../store.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Figure } from '../ui/figure.tsx';
import { Glossed } from '../ui/glossed.tsx';
import { layout } from './layout.ts';
import { clockOf, minutesBetween, now } from './names.ts';
import './headline.css';

const t = words.t;
/** Less than this and the obligation turns amber. */
const soonMinutes = 120;
/** Rows in the strip; the dialog has them all. */
const shownRows = 2;

/** The legal clocks that run, the next one due first; pressed, all of them with what they ask for. */
export function Obligations() {
  const [open, setOpen] = useState(false);
  const all = team
    .all('obligation')
    .map((entry) => entry.record)
    .toSorted((a, b) => Number(isSettled(a)) - Number(isSettled(b)) || a.dueTick - b.dueTick);
  const running = all.filter((one) => !isSettled(one));
  const urgent = running.some((one) => leftOf(one) < soonMinutes);
  return (
    <section
      class={urgent ? 'panel headline-cell is-urgent' : 'panel headline-cell'}
      aria-label={t('obligations')}
    >
      <button
        type="button"
        class="headline-button"
        data-goal="obligations"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {layout.value === 'medium' ? <Next running={running} /> : <Rows running={running} />}
      </button>
      {open && (
        <Dialog title={t('obligations')} onClose={() => setOpen(false)}>
          {all.length === 0 && <p class="muted">{t('obligationsAbout')}</p>}
          <ul class="obligation-dialog">
            {all.map((one) => (
              <Explained key={one.id} obligation={one} />
            ))}
          </ul>
        </Dialog>
      )}
    </section>
  );
}

function Rows({ running }: { running: readonly ObligationRecord[] }) {
  const more = running.length - shownRows;
  return (
    <>
      <span class="obligation-head figure-label">
        <span>{t('obligations')}</span>
        {more > 0 && <span>{t('more', { count: more })}</span>}
      </span>
      {running.length === 0 && <span class="figure-note">{t('noObligations')}</span>}
      {running.slice(0, shownRows).map((one) => (
        <span key={one.id} class="obligation-row">
          <span>{nameOf(one)}</span>
          <Left obligation={one} />
        </span>
      ))}
    </>
  );
}

/** The narrower strip: only the next one. */
function Next({ running }: { running: readonly ObligationRecord[] }) {
  const [next] = running;
  return (
    <Figure
      label={t('obligations')}
      value={next ? <Left obligation={next} /> : 0}
      unit={running.length > 1 && t('more', { count: running.length - 1 })}
      note={next ? nameOf(next) : t('noObligations')}
    />
  );
}

function Left({ obligation }: { obligation: ObligationRecord }) {
  const left = leftOf(obligation);
  return (
    <b class={left < 0 ? 'text-red' : left < soonMinutes ? 'text-amber' : ''}>
      <span class="visually-hidden">
        {t(left < 0 ? 'overdue' : 'left', { time: duration(Math.abs(left)) })}
      </span>
      <span aria-hidden="true">{left < 0 ? `−${duration(-left)}` : duration(left)}</span>
    </b>
  );
}

const tones: Record<ObligationRecord['state'], Tone> = {
  running: 'neutral',
  met: 'green',
  late: 'amber',
  missed: 'red',
};

function Explained({ obligation }: { obligation: ObligationRecord }) {
  const known = byId.value.obligations.get(obligation.id);
  const { state, dueTick, sent } = obligation;
  const left = leftOf(obligation);
  return (
    <li>
      <h3>
        {nameOf(obligation)}
        <Badge tone={tones[state]}>
          {state === 'running'
            ? t('left', { time: duration(Math.max(0, left)) })
            : obligationStates.t(state === 'late' && sent ? 'sentLate' : state)}
        </Badge>
      </h3>
      <p class="muted">{t('due', { time: dayAndTime(dueTick, clockOf()) })}</p>
      {known && (
        <p>
          <Glossed text={pick(known.about)} />
        </p>
      )}
    </li>
  );
}

/** Nothing more is asked: it went out, be it late, or it is too late for it. */
const isSettled = ({ state, sent }: ObligationRecord): boolean => sent === true || state === 'missed';

function leftOf(obligation: ObligationRecord): number {
  return minutesBetween(now(), obligation.dueTick);
}

function nameOf(obligation: ObligationRecord): string {
  const known = byId.value.obligations.get(obligation.id);
  return known ? pick(known.name) : obligation.id;
}

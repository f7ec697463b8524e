import type { MselRow } from '#protocol/views.ts';
import { ticks, type ExerciseClock } from '../format.ts';
import { pick } from '../i18n/index.ts';
import { msel as words } from '../i18n/msel.ts';
import { statusOf } from './msel.ts';

/** Where an inject stands, in words: "sent 8/8 · answered 5/8", "due in 45 min", "waits for: backlog above 1.2 M". */
export function statusText(row: MselRow, tick: number, clock: ExerciseClock): string {
  const { t } = words;
  const some = [
    ...(row.heldTeams > 0 && !row.held ? [t('statusHeldFor', { count: row.heldTeams })] : []),
    ...(row.skippedTeams > 0 && !row.skipped ? [t('statusSkippedFor', { count: row.skippedTeams })] : []),
  ];
  return [commonStatus(row, tick, clock), ...some].join(' · ');
}

function commonStatus(row: MselRow, tick: number, clock: ExerciseClock): string {
  const { t } = words;
  const sent = t('statusSentOf', { sent: row.sent, teams: row.teams });
  const answered = t('statusAnswered', { answered: row.answered, sent: row.sent });
  switch (statusOf(row, tick)) {
    case 'skipped':
      return row.sent > 0 ? `${t('statusSkipped')} · ${sent}` : t('statusSkipped');
    case 'held':
      if (row.dueTick === null) return t('statusHeld');
      return row.dueTick <= tick
        ? t('statusHeldDue', { duration: ticks(tick - row.dueTick, clock) })
        : t('statusHeldIn', { duration: ticks(row.dueTick - tick, clock) });
    case 'sent':
    case 'partly-sent':
      return `${sent} · ${answered}`;
    case 'waiting':
      return row.condition ? t('statusWhen', { condition: pick(row.condition) }) : t('statusWaiting');
    case 'due':
      return t('statusDue');
    case 'planned':
      return [
        t('statusPlanned', { duration: ticks((row.dueTick ?? tick) - tick, clock) }),
        ...(row.condition ? [t('statusIf', { condition: pick(row.condition) })] : []),
      ].join(', ');
  }
}

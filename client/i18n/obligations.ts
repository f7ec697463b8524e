import type { ObligationRecord } from '#protocol/views.ts';
import { dictionary } from './index.ts';

type States = Record<ObligationRecord['state'] | 'sentLate', string>;
const en: States = { running: 'running', met: 'met', late: 'late', missed: 'missed', sentLate: 'sent late' };
const fr: States = {
  running: 'en cours',
  met: 'remplie',
  late: 'en retard',
  missed: 'manquée',
  sentLate: 'envoyée en retard',
};

/** Where an obligation stands. */
export const obligationStates = dictionary('obligation-states', { en, fr });

/** The word for a state as a log line carries it; a state that this page does not know has none. */
export function obligationWord(state: string | undefined): string {
  return state !== undefined && Object.hasOwn(en, state)
    ? obligationStates.t(state as ObligationRecord['state'])
    : '';
}

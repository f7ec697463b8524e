import { signal } from '@preact/signals';
import { useRef, useState } from 'preact/hooks';
import type { ExerciseRecord } from '#protocol/views.ts';
import { send, status, type Command, type Sent } from './connection.ts';
import { refusalText } from './i18n/refusals.ts';
import { facilitator, readOnly, team } from './store.ts';
import { notify } from './ui/notices.tsx';

/** Takes commands in the server's place while somebody practises; null: they are sent. */
export const rehearsal = signal<((command: Command) => Sent) | null>(null);

/** The one way a control's command goes: to the practice while there is one, else to the server. */
export async function dispatch(command: Command): Promise<Sent> {
  const rehearse = rehearsal.peek();
  return rehearse ? rehearse(command) : send(command);
}

/** The exercise takes commands: it is not halted, and the clock is not being run ahead. */
const takesCommands = (halted: unknown, exercise: ExerciseRecord | undefined): boolean =>
  !halted && !exercise?.jump;

/** Whether a control that sends may be pressed at all. */
export function canAct(): boolean {
  return (
    status.value === 'live' &&
    !readOnly.value &&
    takesCommands(team.record('halted'), team.record('exercise'))
  );
}

/** The same for a facilitator, whether or not they read a team's screen meanwhile. */
export function canDirect(): boolean {
  return (
    status.value === 'live' && takesCommands(facilitator.record('halted'), facilitator.record('exercise'))
  );
}

/** Whether play can still be conducted: messages sent, the story turned. */
export function canConduct(): boolean {
  const lifecycle = facilitator.record('exercise')?.lifecycle;
  return canDirect() && lifecycle !== 'debrief' && lifecycle !== 'closed';
}

/**
 * Sends commands for one control: `pending` is true from the click until the server has answered, a refusal is shown
 * and read out.
 */
export function useCommand(): { pending: boolean; run: (command: Command) => Promise<Sent> } {
  const [count, setCount] = useState(0);
  const busy = useRef(new Map<string, Promise<Sent>>());
  const give = async (command: Command): Promise<Sent> => {
    const sent = await dispatch(command);
    if (!sent.ok) notify('refused', refusalText(sent.refusal));
    return sent;
  };
  // A second press before the first is answered is the same wish: two clicks in a row act once.
  const run = (command: Command): Promise<Sent> => {
    const name = JSON.stringify(command);
    const first = busy.current.get(name);
    if (first) return first;
    const sent = give(command).finally(() => {
      busy.current.delete(name);
      setCount(busy.current.size);
    });
    busy.current.set(name, sent);
    setCount(busy.current.size);
    return sent;
  };
  return { pending: count > 0, run };
}

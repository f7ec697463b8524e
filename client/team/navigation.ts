import { signal } from '@preact/signals';
import { layout, part } from './layout.ts';

/** What the messages' panel shows where all parts stand side by side. */
export const messages = signal<'inbox' | 'log'>('inbox');
/** A decision whose dialog shall open, from wherever on the screen; taken by the decisions' panel. */
export const wanted = signal<string | null>(null);

export type Goal =
  | { to: 'inject'; id: string }
  | { to: 'decision'; id: string }
  | { to: 'service'; id: string }
  | { to: 'obligations' | 'crews' | 'cash' };

/** For a moment it stands out: on a wide screen it may have been in sight all along. */
function pointOut(element: HTMLElement): void {
  element.classList.remove('pointed-out');
  // Read, so that the browser begins anew where it was pointed out a moment ago.
  void element.offsetWidth;
  element.classList.add('pointed-out');
  element.addEventListener('animationend', () => element.classList.remove('pointed-out'), { once: true });
}

/** Brings the reader to where they can act: turns to the part, and puts the focus there. */
export function goTo(goal: Goal): void {
  if (goal.to === 'inject') {
    part.value = 'inbox';
    messages.value = 'inbox';
  } else if (goal.to === 'decision') {
    part.value = 'decide';
    wanted.value = goal.id;
    return;
  } else part.value = 'situation';
  const ids = 'id' in goal ? [`${goal.to}-${goal.id}`, 'rail'] : [goal.to, 'rail'];
  // The part is drawn by then, and so is what stands in it.
  setTimeout(() => {
    const element = ids
      .map((id) => document.querySelector<HTMLElement>(`[data-goal="${CSS.escape(id)}"]`))
      .find(Boolean);
    element?.scrollIntoView({ block: layout.peek() === 'narrow' ? 'center' : 'nearest' });
    element?.focus({ preventScroll: true });
    if (element) pointOut(element);
  }, 60);
}

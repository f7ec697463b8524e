import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { parts, type Place } from '#protocol/places.ts';
import { rehearsal } from '../command.ts';
import { look, status } from '../connection.ts';
import { inbox as words } from '../i18n/inbox.ts';
import { mySeat, readOnly, team } from '../store.ts';
import { actionTitle } from './names.ts';

/** Said once a second at most, and only what lasts that long: a pointer crosses half the screen on its way. */
const settleMs = 1_000;

/** What this page shows to its reader, as last noticed. */
const here = signal<Place>('situation');

/** Says where this seat looks: the part of the screen that has the focus or the pointer, or the dialog that lies above it. */
export function usePresence(): void {
  useEffect(() => {
    if (readOnly.value) return undefined;
    let said: Place | null = null;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const say = () => {
      timer = null;
      // Whoever practises looks at nothing of the exercise.
      if (said === here.peek() || status.peek() !== 'live' || rehearsal.peek()) return;
      said = here.peek();
      look(said);
    };
    const notice = (event: Event) => {
      const dialog = document.querySelector<HTMLElement>('dialog[open] [data-place]');
      const target =
        event.target instanceof Element ? event.target.closest<HTMLElement>('[data-place]') : null;
      const place = asPlace((dialog ?? target)?.dataset['place']);
      if (place === null || place === here.peek()) return;
      here.value = place;
      timer ??= setTimeout(say, settleMs);
    };
    const events = ['pointerover', 'focusin', 'click'] as const;
    for (const event of events) document.addEventListener(event, notice, { passive: true });
    // A new connection knows nothing of this seat yet.
    const stop = status.subscribe((now) => {
      if (now === 'live') timer ??= setTimeout(say, settleMs);
      else said = null;
    });
    return () => {
      stop();
      if (timer) clearTimeout(timer);
      for (const event of events) document.removeEventListener(event, notice);
    };
  }, []);
}

function asPlace(said: string | undefined): Place | null {
  if (said === undefined) return null;
  if (said.startsWith('decision:')) return said as Place;
  return parts.find((one) => one === said) ?? null;
}

/** Where a seat looks, in words. */
export function placeText(place: Place): string {
  if (place.startsWith('decision:'))
    return words.t('at.decision', { what: actionTitle(place.slice('decision:'.length)) });
  return words.t(`at.${place as (typeof parts)[number]}`);
}

/** Others of the team who have this decision open: two should not take it at once without a word. */
export function alsoAt(place: Place): string[] {
  return team
    .all('seat')
    .filter(({ id, record }) => id !== mySeat.value && record.online && record.at === place)
    .map(({ record }) => record.name);
}

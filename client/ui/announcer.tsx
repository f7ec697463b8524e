import { signal } from '@preact/signals';

/**
 * What a screen reader is told without anybody moving the focus. `polite` waits for a pause; `assertive` is for what must
 * not be missed: a refusal, the connection, the facilitator's word.
 */
export type Urgency = 'polite' | 'assertive';

const spoken = { polite: signal(''), assertive: signal('') };
let flip = false;

export function announce(text: string, urgency: Urgency = 'polite'): void {
  // The same sentence twice is a change only if the text differs: a no-break space at every other one does that.
  flip = !flip;
  spoken[urgency].value = flip ? text : `${text}\u00a0`;
}

/** Once per page. */
export function Announcer() {
  return (
    <>
      <div class="visually-hidden" aria-live="polite">
        {spoken.polite.value}
      </div>
      <div class="visually-hidden" aria-live="assertive">
        {spoken.assertive.value}
      </div>
    </>
  );
}

import { common } from '../i18n/common.ts';

export type State = 'up' | 'degraded' | 'down';

/** Down below 20 %, degraded below 95 %, else up: the one threshold of all screens. */
export function stateOf(availabilityBp: number): State {
  if (availabilityBp < 2000) return 'down';
  if (availabilityBp < 9500) return 'degraded';
  return 'up';
}

export function stateWord(state: State): string {
  return common.t(state === 'up' ? 'stateUp' : state === 'degraded' ? 'stateDegraded' : 'stateDown');
}

/** ✕ ◐ ●: drawn, so that the shape is the same in every font, with its word for screen readers. */
export function StateMark({ state, quiet = false }: { state: State; quiet?: boolean }) {
  return (
    <span class={`mark mark-${state}`}>
      <svg viewBox="0 0 12 12" width="0.75rem" height="0.75rem" aria-hidden="true">
        {state === 'down' && <path d="M2.5 2.5l7 7m0-7l-7 7" stroke="currentColor" stroke-width="2" />}
        {state === 'degraded' && (
          <>
            <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" stroke-width="1.5" />
            <path d="M6 1.75a4.25 4.25 0 0 0 0 8.5Z" fill="currentColor" />
          </>
        )}
        {state === 'up' && <circle cx="6" cy="6" r="3" fill="currentColor" />}
      </svg>
      {!quiet && <span class="visually-hidden">{stateWord(state)}</span>}
    </span>
  );
}

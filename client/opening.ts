import { signal } from '@preact/signals';
import type { ClientRefusal } from './api.ts';

/** How much of the exercise that this page asked for is open, percent; null: the server did not say that it is being opened. */
export const opening = signal<number | null>(null);

/** The server keeps whoever asks waiting for a moment first: asked again so soon, nobody waits for long once it is open. */
export const askAgainMs = 400;

/** Seconds until the server takes more questions from this network, counting down; null: it takes them. */
export const busy = signal<number | null>(null);
let counting: ReturnType<typeof setTimeout> | undefined;

/**
 * Takes note of a refusal `too-fast`.
 * @returns how long to wait before the same is asked again, ms; null for another refusal
 */
export function waitWhenBusy({ code, params }: Pick<ClientRefusal, 'code' | 'params'>): number | null {
  if (code !== 'too-fast') return null;
  const seconds = params?.['seconds'];
  const left = typeof seconds === 'number' ? Math.max(1, seconds) : 2;
  clearTimeout(counting);
  const count = (rest: number) => {
    busy.value = rest > 0 ? rest : null;
    if (rest > 0) counting = setTimeout(() => count(rest - 1), 1_000);
  };
  count(left);
  return left * 1_000;
}

/** Takes note of a refusal `opening`. @returns whether it is one, so that the same is to be asked again */
export function isOpening({ code, params }: Pick<ClientRefusal, 'code' | 'params'>): boolean {
  if (code !== 'opening') return false;
  const percent = params?.['percent'];
  opening.value = typeof percent === 'number' ? percent : 0;
  return true;
}

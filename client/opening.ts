import { signal } from '@preact/signals';
import type { ClientRefusal } from './api.ts';

/** How much of the exercise that this page asked for is open, percent; null: the server did not say that it is being opened. */
export const opening = signal<number | null>(null);

/** The server keeps whoever asks waiting for a moment first: asked again so soon, nobody waits for long once it is open. */
export const askAgainMs = 400;

/** Takes note of a refusal `opening`. @returns whether it is one, so that the same is to be asked again */
export function isOpening({ code, params }: Pick<ClientRefusal, 'code' | 'params'>): boolean {
  if (code !== 'opening') return false;
  const percent = params?.['percent'];
  opening.value = typeof percent === 'number' ? percent : 0;
  return true;
}

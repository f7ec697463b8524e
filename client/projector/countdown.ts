import type { PromptRecord } from '#protocol/wall.ts';
import { sixtieths } from '../format.ts';

/** When a prompt's countdown ends, by the server's clock, ms; null without one. The same for every wall, whenever it was opened. */
export const countdownEnd = ({ minutes, at }: PromptRecord): number | null =>
  minutes === null ? null : at + minutes * 60_000;

/** What is left as minutes and seconds, `4:05`, started seconds counting whole; `0:00` when over. */
export function timeLeft(end: number, now: number): string {
  return sixtieths(Math.max(0, Math.ceil((end - now) / 1000)));
}

/** Type for a prompt by the lines it would take at a line of so many characters. */
export function promptSize(text: string): 'huge' | 'large' | 'medium' {
  const lines = (characters: number): number =>
    text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / characters)), 0);
  if (lines(22) <= 3) return 'huge';
  return lines(30) <= 4 ? 'large' : 'medium';
}

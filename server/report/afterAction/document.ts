import type { Text } from '#protocol/text.ts';
import type { Cell } from '../sheets.ts';

/** A report as a list of blocks, before it is written as a page, as Markdown or for a word processor. */
export interface Report {
  language: keyof Text;
  title: string;
  /** Under the title: what kind of report, when. */
  lines: string[];
  blocks: Block[];
}

export type Block =
  | { is: 'heading'; level: 2 | 3; text: string }
  | { is: 'text'; text: string }
  /** To be filled in by hand: a question or a label, and room. */
  | { is: 'room'; text: string }
  | { is: 'list'; items: string[] }
  | { is: 'table'; head: string[]; rows: Cell[][] };

export const heading = (text: string, level: 2 | 3 = 2): Block => ({ is: 'heading', level, text });
export const text = (words: string): Block => ({ is: 'text', text: words });
export const room = (label: string): Block => ({ is: 'room', text: label });
export const list = (items: string[]): Block => ({ is: 'list', items });
export const table = (head: string[], rows: Cell[][]): Block => ({ is: 'table', head, rows });

/** A cell as people read it: figures with their groups, as the language writes them. */
export const cellText = (cell: Cell, language: Report['language']): string =>
  typeof cell === 'number'
    ? new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: 2 }).format(cell)
    : cell;

import type { ExerciseState } from '#exercise/state.ts';
import type { Prices } from '#protocol/prices.ts';
import type { Text } from '#protocol/text.ts';
import { docxOf } from './afterAction/docx.ts';
import { htmlOf } from './afterAction/html.ts';
import { markdownOf } from './afterAction/markdown.ts';
import { reportOf } from './afterAction/report.ts';
import { bookOf } from './book.ts';
import { runFile, type WholeRun } from './runFile.ts';
import { csvOf, workbookOf, zipOf } from './sheets.ts';
import { takeHome } from './takeHome.ts';
import { xapiOf } from './xapi.ts';

/** What is chosen of a take-away: the language of its headings, and whether people's names are in it. */
export interface TakeHomeOptions {
  language: keyof Text;
  /** `replace`: `Player 1` and so on in the place of names, the same person the same everywhere. */
  names: 'keep' | 'replace';
  /** By team, where they have been worked out. */
  prices: Readonly<Record<string, Prices>>;
}

/**
 * All that can be taken home from a finished exercise, in one archive: tables as CSV and in one workbook, what people did as xAPI
 * statements, the after-action report as a page, as Markdown and for a word processor, and the whole run, which another installation plays again. With names replaced the run is left out: it holds them.
 */
export async function archiveOf(
  state: ExerciseState,
  run: WholeRun,
  options: TakeHomeOptions,
): Promise<Uint8Array> {
  const person = personOf(state, options);
  const book = bookOf(state, options, person);
  const sheets = takeHome(book);
  const files = new Map<string, string | Uint8Array>();
  for (const [name, sheet] of sheets) files.set(`${name}.csv`, csvOf(sheet));
  const report = reportOf(book, run.definition);
  files.set('report.html', htmlOf(report));
  files.set('report.md', markdownOf(report));
  files.set('report.docx', await docxOf(report));
  files.set('exercise.xlsx', await workbookOf(sheets));
  files.set('statements.xapi.ndjson', xapiOf(state, run.entries, person));
  if (options.names === 'keep') files.set('run.json', runFile(run));
  return zipOf(files);
}

/** The name that stands for a seat: its own, or a number that is the same everywhere. */
function personOf(
  { allSeats }: ExerciseState,
  { names, language }: TakeHomeOptions,
): (seat: string) => string {
  const stand = (i: number): string => (language === 'fr' ? `Joueur ${i + 1}` : `Player ${i + 1}`);
  const all = new Map(
    [...allSeats.values()].map((seat, i) => [seat.id, names === 'keep' ? seat.name : stand(i)]),
  );
  return (seat) => all.get(seat) ?? '';
}

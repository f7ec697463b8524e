import { unzipSync, strFromU8 } from 'fflate';
import readXlsx from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { replay } from '#exercise/restore.ts';
import type { LogEntry } from '#exercise/types.ts';
import { readWritten } from '#scenarios/load.ts';
import { archiveOf, type TakeHomeOptions } from '../../server/report/archive.ts';
import { csvOf } from '../../server/report/sheets.ts';
import { mini } from '../support/mini.ts';
import { evil, played } from './played.ts';

const exercise = played();
const filesOf = async (options: Partial<TakeHomeOptions> = {}) => {
  const { definition, entries, tick } = exercise;
  const run = { definition, entries: [...entries], tick, pack: mini.json };
  const zip = await archiveOf(exercise.state, run, { language: 'en', names: 'keep', prices: {}, ...options });
  return unzipSync(zip);
};
/** A small reader of RFC 4180, so that ours is not read by itself. */
function parsed(csv: string): string[][] {
  const rows: string[][] = [];
  for (const [, quoted, plain, end] of csv
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    const row = rows.at(-1) ?? (rows.push([]), rows[0]!);
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

describe('what is taken home', () => {
  it('is all there, by names that say what it is', async () => {
    expect(Object.keys(await filesOf()).toSorted()).toEqual([
      'answers.csv',
      'attendance.csv',
      'commitments.csv',
      'decisions.csv',
      'exercise.xlsx',
      'log-blue-team-2.csv',
      'log-red-team-1.csv',
      'msel.csv',
      'reflections.csv',
      'report.docx',
      'report.html',
      'report.md',
      'run.json',
      'scores.csv',
      'series.csv',
      'statements.xapi.ndjson',
    ]);
  });

  it('keeps reasons whole, with quotes, commas and line ends', async () => {
    const [head, row] = parsed(strFromU8((await filesOf())['decisions.csv']!));
    expect(head!.slice(0, 8)).toEqual([
      'Team',
      'Decided',
      'In force',
      'Decision',
      'On',
      'By',
      'Why',
      'How sure, 1 to 5',
    ]);
    expect(row).toMatchObject({
      0: 'Red',
      3: 'Scrub',
      5: 'Person 1',
      6: 'The link, "full",\nis full.',
      7: '4',
    });
  });

  it('runs no formula in a spreadsheet', async () => {
    const files = await filesOf();
    const entry = parsed(strFromU8(files['log-blue-team-2.csv']!)).find((row) => row[2] === 'entry')!;
    expect(entry[3]).toBe(`'${evil}`);
    expect(csvOf({ head: ['a'], rows: [['@x'], ['-1+1'], ['+4'], [-4]] })).toBe(
      "\uFEFFa\r\n'@x\r\n'-1+1\r\n'+4\r\n-4\r\n",
    );
  });

  it('opens as a workbook with a sheet a table', async () => {
    const sheets = await readXlsx(Buffer.from((await filesOf())['exercise.xlsx']!));
    expect(sheets.map(({ sheet }) => sheet)).toContain('decisions');
    const commitments = sheets.find(({ sheet }) => sheet === 'commitments')!;
    expect(commitments.data).toEqual([
      ['Team', 'What', 'Owner', 'By'],
      ['Red', 'Print kits.', 'Person 1', '2026-03-31'],
    ]);
  });

  it('speaks French where that is asked for', async () => {
    const files = await filesOf({ language: 'fr' });
    expect(parsed(strFromU8(files['commitments.csv']!))[0]).toEqual([
      'Équipe',
      'Quoi',
      'Responsable',
      'Pour le',
    ]);
  });

  it('names nobody where names are replaced, in no file, and leaves the run out', async () => {
    const files = await filesOf({ names: 'replace' });
    expect(files['run.json']).toBeUndefined();
    for (const data of Object.values(files)) expect(strFromU8(data)).not.toContain('Person 1');
    expect(strFromU8(files['decisions.csv']!)).toContain('Player 1');
  });

  it('holds statements that a learning record store takes: who, what, on what, when', async () => {
    const lines = strFromU8((await filesOf())['statements.xapi.ndjson']!)
      .trim()
      .split('\n');
    const statements = lines.map((line) => JSON.parse(line) as Record<string, never>);
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    for (const one of statements) {
      expect(one).toMatchObject({
        id: expect.stringMatching(uuid) as string,
        actor: { objectType: 'Agent', account: { homePage: expect.stringMatching(/^urn:/) as string } },
        verb: { id: expect.stringMatching(/^https?:/) as string },
        object: { objectType: 'Activity', id: expect.stringMatching(/^urn:/) as string },
        timestamp: expect.stringMatching(/Z$/) as string,
      });
    }
    expect(new Set(statements.map(({ id }) => id)).size).toBe(statements.length);
    expect(lines).toHaveLength(4);
  });

  it('holds the whole run: read by itself it comes out to the same hash', async () => {
    const file = JSON.parse(strFromU8((await filesOf())['run.json']!)) as {
      definition: typeof exercise.definition;
      entries: LogEntry[];
      tick: number;
      pack: unknown;
    };
    expect(file.definition.projectorKey).toBe('');
    const pack = await readWritten(JSON.stringify(file.pack));
    const again = replay(file.definition, { scenario: pack }, file.entries, file.tick);
    expect(again.hash()).toBe(exercise.hash());
  });
});

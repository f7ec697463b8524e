import { strToU8, zipSync } from 'fflate';
import writeXlsx from 'write-excel-file/node';

export type Cell = string | number;
/** A table as spreadsheets hold it. */
export interface Sheet {
  head: string[];
  rows: Cell[][];
}

/** What a spreadsheet would take for a formula gets an apostrophe, which it shows as text. */
const harmless = (cell: Cell): Cell =>
  typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;

/** RFC 4180, with the mark that spreadsheets need to read accents. */
export function csvOf({ head, rows }: Sheet): string {
  const field = (cell: Cell): string => {
    const text = String(harmless(cell));
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `\uFEFF${[head, ...rows].map((row) => row.map(field).join(',')).join('\r\n')}\r\n`;
}

/** One workbook with a sheet a table. */
export async function workbookOf(sheets: ReadonlyMap<string, Sheet>): Promise<Uint8Array> {
  const pages = [...sheets].map(([name, { head, rows }]) => ({
    // Longer names are none in a workbook.
    sheet: name.slice(0, 31),
    stickyRowsCount: 1,
    data: [
      head.map((value) => ({ value, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map((cell) => ({ value: harmless(cell) }))),
    ],
  }));
  return new Uint8Array(await writeXlsx(pages).toBuffer());
}

/** Files in one archive. */
export const zipOf = (files: ReadonlyMap<string, string | Uint8Array>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      [...files].map(([name, data]) => [name, typeof data === 'string' ? strToU8(data) : data]),
    ),
  );

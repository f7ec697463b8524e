import {
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { type Block, cellText, type Report } from './document.ts';

/** The report for a word processor (OOXML), to be worked on further. */
export async function docxOf({ language, title, lines, blocks }: Report): Promise<Uint8Array> {
  const file = new Document({
    title,
    creator: 'Poste Restante',
    styles: {
      default: {
        document: {
          run: { font: 'Calibri', size: 22, language: { value: language === 'fr' ? 'fr-FR' : 'en-GB' } },
          paragraph: { spacing: { after: 120 } },
        },
      },
    },
    sections: [
      {
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          ...lines.map((line) => new Paragraph({ text: line })),
          ...blocks.flatMap((one) => block(one, language)),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}

function block(one: Block, language: Report['language']): (Paragraph | Table)[] {
  switch (one.is) {
    case 'heading':
      return [
        new Paragraph({
          text: one.text,
          heading: one.level === 2 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
          keepNext: true,
        }),
      ];
    case 'text':
      return [new Paragraph({ children: runs(one.text) })];
    case 'room':
      return [new Paragraph({ children: runs(one.text, true) }), new Paragraph('')];
    case 'list':
      return one.items.map((item) => new Paragraph({ children: runs(item), bullet: { level: 0 } }));
    case 'table': {
      const texts = [one.head, ...one.rows.map((cells) => cells.map((cell) => cellText(cell, language)))];
      return [
        new Table({
          width: { size: 100, type: WidthType.PERCENTAGE },
          layout: TableLayoutType.FIXED,
          margins: { left: 60, right: 60, top: 20, bottom: 20 },
          columnWidths: widths(texts),
          rows: texts.map(
            (cells, i) =>
              new TableRow({
                tableHeader: i === 0,
                cantSplit: true,
                children: cells.map((cell) => cellOf(cell, i === 0)),
              }),
          ),
        }),
        new Paragraph(''),
      ];
    }
  }
}

/** Room between the margins of a page, twentieths of a point; and about so many letters of a table's size. */
const pageWidth = 9_026;
const lineLength = 100;

/** Columns wide enough for their longest word; what is left goes to those that hold most. */
function widths(texts: readonly string[][]): number[] {
  const most = (c: number, lengthOf: (text: string) => number): number =>
    Math.max(...texts.map((cells) => lengthOf(cells[c] ?? '')));
  const word = (text: string): number => Math.max(...text.split(/[ \n-]/).map((part) => part.length));
  const columns = texts[0]!.map((_head, c) => {
    const least = most(c, word) + 3;
    return {
      least,
      more: Math.max(
        0,
        Math.min(
          60,
          most(c, (text) => text.length),
        ) - least,
      ),
    };
  });
  const least = columns.reduce((sum, one) => sum + one.least, 0);
  const more = columns.reduce((sum, one) => sum + one.more, 0);
  const spare = Math.max(0, lineLength - least);
  const all = Math.max(least, lineLength);
  return columns.map((one) =>
    Math.floor(
      ((one.least + (more > 0 ? (one.more * spare) / more : spare / columns.length)) * pageWidth) / all,
    ),
  );
}

const cellOf = (text: string, bold = false): TableCell =>
  new TableCell({ children: [new Paragraph({ children: runs(text, bold, 17), spacing: { after: 0 } })] });

/** A line break in the text is one in the paragraph. */
const runs = (text: string, bold = false, size = 20): TextRun[] =>
  text.split('\n').map((part, i) => new TextRun({ text: part, bold, size, ...(i > 0 && { break: 1 }) }));

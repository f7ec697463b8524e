import {
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, Report } from './document.ts';

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
          ...blocks.flatMap(block),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}

function block(one: Block): (Paragraph | Table)[] {
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
    case 'table':
      return [
        new Table({
          width: { size: 100, type: WidthType.PERCENTAGE },
          rows: [
            new TableRow({
              tableHeader: true,
              cantSplit: true,
              children: one.head.map((cell) => cellOf(cell, true)),
            }),
            ...one.rows.map(
              (row) => new TableRow({ cantSplit: true, children: row.map((cell) => cellOf(String(cell))) }),
            ),
          ],
        }),
        new Paragraph(''),
      ];
  }
}

const cellOf = (text: string, bold = false): TableCell =>
  new TableCell({ children: [new Paragraph({ children: runs(text, bold), spacing: { after: 0 } })] });

/** A line break in the text is one in the paragraph. */
const runs = (text: string, bold = false): TextRun[] =>
  text.split('\n').map((part, i) => new TextRun({ text: part, bold, size: 20, ...(i > 0 && { break: 1 }) }));

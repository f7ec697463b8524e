import { type Block, cellText, type Report } from './document.ts';

/** The report as CommonMark with tables. What people typed is text: it makes no markup. */
export const markdownOf = ({ title, lines, language, blocks }: Report): string =>
  `${[`# ${plain(title)}`, ...lines.map(plain), ...blocks.map((one) => block(one, language))].join('\n\n')}\n`;

function block(one: Block, language: Report['language']): string {
  switch (one.is) {
    case 'heading':
      return `${'#'.repeat(one.level)} ${plain(one.text)}`;
    case 'text':
      return plain(one.text);
    case 'room':
      return `**${plain(one.text)}** ________`;
    case 'list':
      return one.items.map((item) => `- ${plain(item)}`).join('\n');
    case 'table':
      return [
        one.head.map(plain),
        one.head.map(() => '---'),
        ...one.rows.map((cells) => cells.map((cell) => plain(cellText(cell, language)))),
      ]
        .map((cells) => `| ${cells.join(' | ')} |`)
        .join('\n');
  }
}

const plain = (text: string): string =>
  text.replaceAll(/[\\`*_{}[\]<>#|~]/g, (mark) => `\\${mark}`).replaceAll(/\s*\r?\n\s*/g, ' ');

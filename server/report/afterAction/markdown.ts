import type { Block, Report } from './document.ts';

/** The report as CommonMark with tables. What people typed is text: it makes no markup. */
export const markdownOf = ({ title, lines, blocks }: Report): string =>
  `${[`# ${plain(title)}`, ...lines.map(plain), ...blocks.map(block)].join('\n\n')}\n`;

function block(one: Block): string {
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
      return [one.head, one.head.map(() => '---'), ...one.rows]
        .map(
          (row, i) => `| ${row.map((cell) => (i === 1 ? String(cell) : plain(String(cell)))).join(' | ')} |`,
        )
        .join('\n');
  }
}

const plain = (text: string): string =>
  text.replaceAll(/[\\`*_{}[\]<>#|~]/g, (mark) => `\\${mark}`).replaceAll(/\s*\r?\n\s*/g, ' ');

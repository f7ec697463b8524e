import type { Cell } from '../sheets.ts';
import { type Block, cellText, type Report } from './document.ts';

/** The report as one page that needs nothing else, reads on any screen and prints on A4 and Letter. */
export const htmlOf = ({ language, title, lines, blocks }: Report): string => `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(title)}</title>
<style>
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; color: #14181f; background: #fff }
h1 { margin-bottom: 0 } h2 { margin-top: 2.5rem; border-bottom: 2px solid #ffcc33 } h3 { margin-top: 1.5rem }
.lines { color: #4a5361 } .wide { overflow-x: auto }
table { width: 100%; border-collapse: collapse; font-size: .875rem } th, td { padding: .375rem .5rem; border: 1px solid #b9c0cb; text-align: left; vertical-align: top; overflow-wrap: break-word } .figure { text-align: right; white-space: nowrap }
th { background: #eef1f5 } .room { min-height: 3rem; border-bottom: 1px dotted #4a5361 }
@page { margin: 18mm } @media print { body { margin: 0; max-width: none } h2, h3 { break-after: avoid } tr { break-inside: avoid } thead { display: table-header-group } .wide { overflow: visible } }
</style>
<body>
<main>
<h1>${safe(title)}</h1>
<p class="lines">${lines.map(safe).join('<br>')}</p>
${blocks.map((one) => block(one, language)).join('\n')}
</main>
</body>
</html>
`;

function block(one: Block, language: Report['language']): string {
  switch (one.is) {
    case 'heading':
      return `<h${one.level}>${safe(one.text)}</h${one.level}>`;
    case 'text':
      return `<p>${safe(one.text)}</p>`;
    case 'room':
      return `<p class="room"><strong>${safe(one.text)}</strong></p>`;
    case 'list':
      return `<ul>${one.items.map((item) => `<li>${safe(item)}</li>`).join('')}</ul>`;
    case 'table': {
      const head = one.head.map((cell) => `<th scope="col">${safe(cell)}</th>`).join('');
      const cellOf = (cell: Cell): string =>
        `<td${typeof cell === 'number' ? ' class="figure"' : ''}>${safe(cellText(cell, language))}</td>`;
      const rows = one.rows.map((cells) => `<tr>${cells.map(cellOf).join('')}</tr>`).join('');
      return `<div class="wide" role="group" tabindex="0" aria-label="${safe(one.head.join(', '))}"><table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
    }
  }
}

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const safe = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (mark) => marks[mark]!).replaceAll('\n', '<br>');

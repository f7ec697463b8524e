/**
 * The small part of Markdown that a situation manual needs: headings, paragraphs, lists, tables, bold, emphasis, code.
 * Links lose their address and raw HTML stays the text it is: a scenario from a stranger can put nothing into the page.
 */
export type Block =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; ordered: boolean; items: string[] }
  | { kind: 'table'; head: string[]; rows: string[][] };

export interface Inline {
  kind: 'text' | 'strong' | 'emphasis' | 'code';
  text: string;
}

const heading = /^(#{1,6})\s+(.*?)\s*#*$/;
const bullet = /^\s*[-*+]\s+(.*)$/;
const numbered = /^\s*\d+[.)]\s+(.*)$/;
const rule = /^\s*([-*_])(\s*\1){2,}\s*$/;
const tableRow = /^\s*\|(.+)\|\s*$/;
const tableRule = /^\s*\|?[\s:|-]+\|?\s*$/;

export function parseMarkdown(source: string): Block[] {
  const blocks: Block[] = [];
  /** The block that a following line may still belong to. */
  let open: Block | null = null;
  for (const raw of source.split(/\r?\n/)) {
    const line = raw.trimEnd();
    const next = readLine(line, open);
    if (next === 'end') open = null;
    else if (next !== 'continued') {
      blocks.push(next);
      open = next.kind === 'heading' ? null : next;
    }
  }
  return blocks;
}

function readLine(line: string, open: Block | null): Block | 'continued' | 'end' {
  if (line.trim() === '' || rule.test(line)) return 'end';
  const head = heading.exec(line);
  if (head) return { kind: 'heading', level: head[1]?.length ?? 1, text: head[2] ?? '' };
  const row = tableRow.exec(line);
  if (row) return readRow(line, cells(row[1] ?? ''), open);
  const item = bullet.exec(line) ?? numbered.exec(line);
  if (item) {
    const ordered = !bullet.test(line);
    if (open?.kind === 'list' && open.ordered === ordered) {
      open.items.push(item[1] ?? '');
      return 'continued';
    }
    return { kind: 'list', ordered, items: [item[1] ?? ''] };
  }
  const text = line.trim().replace(/^>\s?/, '');
  if (open?.kind === 'paragraph') {
    open.text += ` ${text}`;
    return 'continued';
  }
  if (open?.kind === 'list' && /^\s/.test(line)) {
    open.items.push(`${open.items.pop() ?? ''} ${text}`);
    return 'continued';
  }
  return { kind: 'paragraph', text };
}

function readRow(line: string, row: string[], open: Block | null): Block | 'continued' {
  if (open?.kind !== 'table') return { kind: 'table', head: row, rows: [] };
  if (!tableRule.test(line)) open.rows.push(row);
  return 'continued';
}

function cells(inner: string): string[] {
  return inner.split('|').map((cell) => cell.trim());
}

/** Splits a line into its emphasised and plain parts. */
export function parseInline(source: string): Inline[] {
  const text = source.replace(/\[([^\]]+)\]\([^)]*\)/g, '$1');
  const parts: Inline[] = [];
  const marks = /\*\*(.+?)\*\*|`([^`]+)`|(?<![\w*])[*_]([^\s*_](?:[^*_]*[^\s*_])?)[*_](?![\w*])/g;
  let from = 0;
  for (const found of text.matchAll(marks)) {
    if (found.index > from) parts.push({ kind: 'text', text: text.slice(from, found.index) });
    if (found[1] !== undefined) parts.push({ kind: 'strong', text: found[1] });
    else if (found[2] !== undefined) parts.push({ kind: 'code', text: found[2] });
    else parts.push({ kind: 'emphasis', text: found[3] ?? '' });
    from = found.index + found[0].length;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}

import type { ComponentChildren } from 'preact';
import { glosser } from '../ui/glossed.tsx';
import { parseInline, parseMarkdown, type Block, type Inline } from './markdownParse.ts';
import './markdown.css';

type Gloss = ReturnType<typeof glosser>;

/** A text of the scenario. Only what the parser knows becomes an element; everything else stays text. */
export function Markdown({ source }: { source: string }) {
  const gloss = glosser();
  return (
    <div class="markdown">
      {parseMarkdown(source).map((block, at) => (
        <BlockView key={at} block={block} gloss={gloss} />
      ))}
    </div>
  );
}

function BlockView({ block, gloss }: { block: Block; gloss: Gloss }) {
  const inline = (text: string) => parseInline(text).map((part, at) => inlineView(part, at, gloss));
  switch (block.kind) {
    case 'heading': {
      // The page has its own h1 and the panel its h2.
      const Tag = block.level === 1 ? 'h3' : 'h4';
      return <Tag>{inline(block.text)}</Tag>;
    }
    case 'paragraph':
      return <p>{inline(block.text)}</p>;
    case 'list': {
      const Tag = block.ordered ? 'ol' : 'ul';
      return (
        <Tag>
          {block.items.map((item, at) => (
            <li key={at}>{inline(item)}</li>
          ))}
        </Tag>
      );
    }
    case 'table':
      return (
        <div class="markdown-table">
          <table>
            <thead>
              <tr>
                {block.head.map((cell, at) => (
                  <th key={at} scope="col">
                    {inline(cell)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, at) => (
                <tr key={at}>
                  {row.map((cell, i) => (
                    <td key={i}>{inline(cell)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}

function inlineView(part: Inline, key: number, gloss: Gloss): ComponentChildren {
  if (part.kind === 'strong') return <strong key={key}>{part.text}</strong>;
  if (part.kind === 'emphasis') return <em key={key}>{part.text}</em>;
  if (part.kind === 'code') return <code key={key}>{part.text}</code>;
  return gloss(part.text);
}

import { describe, expect, it } from 'vitest';
import { cleanCode } from '../../client/api.ts';
import { parseRoute } from '../../client/router.ts';
import { parseInline, parseMarkdown } from '../../client/team/markdownParse.ts';
import { glossedParts } from '../../client/ui/glossedParts.ts';

describe('cleanCode', () => {
  it.each(['K7DP4M', 'k7d-p4m', ' k7d p4m ', 'k7dp4m9'])('reads %s as people type it', (typed) => {
    expect(cleanCode(typed)).toBe('K7DP4M');
  });

  it.each([
    'http://192.168.1.20:8080/join/K7DP4M',
    'http://192.168.1.20:8080/join/K7DP4M/',
    ' https://example.org/join/k7d-p4m?from=mail#top ',
    'https://example.org/exercises/poste/join/K7DP4M?a=/b/c',
    'example.org/screen/K7DP4M?key=abcdefgh',
    'HTTP://EXAMPLE.ORG/PLAY/K7DP4M',
    'http://localhost:8080/facilitator/K7DP4M',
    '/join/k7d%20p4m',
    'join/K7DP4M',
    'Come to http://example.org/join/K7DP4M at nine',
  ])('finds it in %s', (pasted) => {
    expect(cleanCode(pasted)).toBe('K7DP4M');
  });

  it.each(['http://example.org/', 'http://example.org/join', 'http://example.org/facilitator?key=abcdefgh'])(
    'takes nothing of %s for a code',
    (pasted) => {
      expect(cleanCode(pasted)).toBe('');
    },
  );
});

describe('parseRoute', () => {
  it.each([
    ['/', { page: 'home' }],
    ['/join', { page: 'home' }],
    ['/join/k7d-p4m', { page: 'join', code: 'K7DP4M' }],
    ['/JOIN/k7d%20p4m', { page: 'join', code: 'K7DP4M' }],
    ['/join/http%3A%2F%2Fexample.org%2Fjoin%2FK7DP4M', { page: 'join', code: 'K7DP4M' }],
    ['/play/K7DP4M/', { page: 'play', code: 'K7DP4M', seat: null }],
    ['/play/k7dp4m/seat-2', { page: 'play', code: 'K7DP4M', seat: 'seat-2' }],
    ['/facilitator', { page: 'facilitator', code: null }],
    ['/facilitator/K7DP4M', { page: 'facilitator', code: 'K7DP4M' }],
    ['/screen/K7DP4M', { page: 'screen', code: 'K7DP4M' }],
    ['/screen', { page: 'missing' }],
    ['/play/K7DP4M/seat-2/more', { page: 'missing' }],
    ['/join/K7DP4M/more', { page: 'missing' }],
    ['/join/%E0%A4%A', { page: 'home' }],
    ['/nowhere', { page: 'missing' }],
  ])('%s', (path, expected) => {
    expect(parseRoute(path)).toEqual(expected);
  });
});

describe('parseMarkdown', () => {
  it('reads headings, paragraphs, lists and tables', () => {
    const source =
      '# One\ntext\ngoes on\n\n- a\n  still a\n- b\n\n1. x\n2) y\n\n| h | i |\n|---|---|\n| 1 | 2 |\n---\nend';
    expect(parseMarkdown(source)).toEqual([
      { kind: 'heading', level: 1, text: 'One' },
      { kind: 'paragraph', text: 'text goes on' },
      { kind: 'list', ordered: false, items: ['a still a', 'b'] },
      { kind: 'list', ordered: true, items: ['x', 'y'] },
      { kind: 'table', head: ['h', 'i'], rows: [['1', '2']] },
      { kind: 'paragraph', text: 'end' },
    ]);
  });

  it('keeps raw HTML the text it is', () => {
    expect(parseMarkdown('<script>x</script>')).toEqual([{ kind: 'paragraph', text: '<script>x</script>' }]);
  });

  it('marks bold, emphasis and code, and drops the address of links', () => {
    expect(parseInline('a **b** *c* `d` 2 * 3 * 4 [e](javascript:f)')).toEqual([
      { kind: 'text', text: 'a ' },
      { kind: 'strong', text: 'b' },
      { kind: 'text', text: ' ' },
      { kind: 'emphasis', text: 'c' },
      { kind: 'text', text: ' ' },
      { kind: 'code', text: 'd' },
      { kind: 'text', text: ' 2 * 3 * 4 e' },
    ]);
  });
});

describe('glossedParts', () => {
  const terms = [
    { term: 'Hub', meaning: 'a sorting plant' },
    { term: 'hub manager', meaning: 'who runs it' },
    { term: 'C+', meaning: 'odd' },
  ];

  it('marks the first use of a term as a whole word, in the plural and in capitals too', () => {
    expect(glossedParts('Github: HUBS and hub', terms)).toEqual([
      { text: 'Github: ', meaning: null },
      { text: 'HUBS', meaning: 'a sorting plant' },
      { text: ' and hub', meaning: null },
    ]);
  });

  it('knows a term under its other words, and explains it once under any of them', () => {
    const ceiling = { term: 'Rate limiting', also: ['ceiling per source'], meaning: 'a ceiling' };
    expect(glossedParts('A ceiling per source: rate limiting', [ceiling])).toEqual([
      { text: 'A ', meaning: null },
      { text: 'ceiling per source', meaning: 'a ceiling' },
      { text: ': rate limiting', meaning: null },
    ]);
  });

  it('prefers the longer term and survives signs in terms', () => {
    expect(glossedParts('hub manager', terms)).toEqual([{ text: 'hub manager', meaning: 'who runs it' }]);
    expect(glossedParts('no term', [])).toEqual([{ text: 'no term', meaning: null }]);
  });
});

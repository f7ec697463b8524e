import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import type { Band, Price, Prices } from '#protocol/prices.ts';
import { docxOf } from '../../server/report/afterAction/docx.ts';
import { htmlOf } from '../../server/report/afterAction/html.ts';
import { markdownOf } from '../../server/report/afterAction/markdown.ts';
import { reportOf } from '../../server/report/afterAction/report.ts';
import { bookOf } from '../../server/report/book.ts';
import { evil, played } from './played.ts';

const exercise = played();
const band = (points: number, tooSmall = false): Band => ({
  median: { parcels: points * 10, bankMinutes: 4, points },
  low: { parcels: 0, bankMinutes: 0, points: points - 50 },
  high: { parcels: 0, bankMinutes: 0, points: points + 50 },
  tooSmall,
});
const price = (one: Partial<Price>): Price => ({
  seq: 1,
  tick: 30,
  kind: 'decide',
  of: 'scrub',
  choice: null,
  without: band(1230),
  earlier: null,
  later: null,
  leftOpen: null,
  fell: [],
  where: { channels: {}, days: [] },
  ...one,
});
const prices = {
  'team-1': {
    seeds: [1, 2, 3],
    unpriced: 1,
    prices: [
      price({}),
      price({ seq: 2, kind: 'answer', of: 'journalist', choice: 'truth', without: band(-420) }),
      price({ seq: 3, without: band(100, true) }),
      price({ seq: -1, kind: 'missed', without: band(900) }),
    ],
  } as unknown as Prices,
};
const report = (language: 'en' | 'fr', known: Record<string, Prices> = prices) => {
  const options = { language, names: 'keep', prices: known } as const;
  const person = (id: string): string => exercise.state.allSeats.get(id)?.name ?? '';
  return reportOf(bookOf(exercise.state, options, person), exercise.definition);
};
const headings = (language: 'en' | 'fr'): string[] =>
  report(language).blocks.flatMap((one) => (one.is === 'heading' && one.level === 2 ? [one.text] : []));

describe('the after-action report', () => {
  it('has the headings of the field, in the order of each language', () => {
    expect(headings('en')).toEqual([
      'Exercise overview',
      'Analysis by objective',
      'What decisions were worth',
      'Measured outcomes',
      'What participants said',
      'Appendix A: improvement plan',
      'Appendix B: timeline',
      'Appendix C: exercise participants',
    ]);
    expect(headings('fr').slice(0, 3)).toEqual(['Résultats mesurés', 'Cadre de l’exercice', 'Chronologie']);
  });

  it('says of prices what they are: figures, band, how many were too small to tell', () => {
    const text = markdownOf(report('en'));
    expect(text).toContain('4 moves, 3 priced under 3 lucks of the attack, 1 too small to tell.');
    expect(text).toContain('+12.3 points (+11.8 to +12.8), +12,300 parcels, +4 bank minutes');
    expect(text).toMatch(/-4\.2 points/);
    // What was not decided is no decision of theirs.
    expect(text.slice(text.indexOf('would have helped'))).toContain('+9.0 points');
    expect(markdownOf(report('fr'))).toContain('+12,3 points (+11,8 à +12,8)');
  });

  it('puts a costly answer among the areas for improvement with what was expected, and gives no advice', () => {
    const { blocks } = report('en');
    const gaps = blocks.flatMap((one) => (one.is === 'list' ? one.items : []));
    expect(gaps.find((line) => line.includes('-4.2 points') && line.includes('Expected:'))).toBeDefined();
  });

  it('writes the log as people read it, in their language', () => {
    const rows = report('fr').blocks.flatMap((one) =>
      one.is === 'table' && one.head.includes('Entrée') ? one.rows : [],
    );
    const kinds = new Set(rows.map((row) => row[2]));
    expect(
      [...kinds].filter(
        (kind) =>
          !['note', 'décidé', 'en vigueur', 'message', 'réponse', 'échéance', 'animation'].includes(
            String(kind),
          ),
      ),
    ).toEqual([]);
    expect(
      rows.map((row) => row[3]).filter((words) => /running|missed|inject|in-force/.test(String(words))),
    ).toEqual([]);
  });

  it('says so where nothing was priced', () => {
    expect(markdownOf(report('en', {}))).toContain('Not worked out');
  });

  it('takes the commitments into the improvement plan, with owner and day', () => {
    const plan = report('en').blocks.flatMap((one) =>
      one.is === 'table' && one.head.includes('Capability element') ? one.rows : [],
    );
    expect(plan).toEqual([['Red', 'Print kits.', '', 'Person 1', '', '', '2026-03-31']]);
  });

  it('is text wherever people typed: a page runs nothing, Markdown marks nothing up', () => {
    const page = htmlOf(report('en'));
    expect(page).toContain('=HYPERLINK(&quot;http://evil.example&quot;;&quot;click&quot;)');
    expect(page).not.toContain(evil);
    const hostile = htmlOf({ ...report('en'), title: '<script>alert(1)</script>' });
    expect(hostile).not.toContain('<script>');
    expect(markdownOf({ ...report('en'), title: '[a](javascript:b)' })).toContain('\\[a\\](javascript:b)');
  });

  it('is read by another program, headings, tables and all', async () => {
    const buffer = Buffer.from(await docxOf(report('fr')));
    const { value } = await mammoth.convertToHtml({ buffer });
    for (const heading of headings('fr')) expect(value).toContain(heading);
    expect(value).toContain('Print kits.');
    expect(value.match(/<table>/g)?.length).toBe(htmlOf(report('fr')).match(/<table>/g)?.length);
  });
});

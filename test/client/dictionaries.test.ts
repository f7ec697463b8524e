import { describe, expect, it } from 'vitest';
import { refusalCodes } from '#protocol/text.ts';
import { language, type Dictionary } from '../../client/i18n/index.ts';
import { refusals, refusalText } from '../../client/i18n/refusals.ts';

type AnyDictionary = Dictionary<Record<string, string>>;

// Whatever screen is added, its texts are checked.
const modules = import.meta.glob<Record<string, unknown>>('../../client/i18n/*.ts', { eager: true });
const dictionaries = Object.entries(modules).flatMap(([file, exported]) =>
  Object.values(exported)
    .filter(isDictionary)
    .map((found) => [`${file.split('/').at(-1)}: ${found.name}`, found] as const),
);

function isDictionary(value: unknown): value is AnyDictionary {
  return typeof value === 'object' && value !== null && 'en' in value && 'fr' in value && 't' in value;
}

const gapsOf = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1]).toSorted();

describe.each(dictionaries)('%s', (_name, { en, fr }) => {
  it('has the same keys in both languages, none empty', () => {
    expect(Object.keys(fr).toSorted()).toEqual(Object.keys(en).toSorted());
    for (const text of [...Object.values(en), ...Object.values(fr)]) expect(text.trim()).not.toBe('');
  });

  it('has the same gaps in both languages', () => {
    for (const [key, text] of Object.entries(en)) {
      expect({ key, gaps: gapsOf(fr[key] ?? '') }).toEqual({ key, gaps: gapsOf(text) });
    }
  });

  it('gives both forms of what is counted', () => {
    const counted = Object.keys(en).filter((key) => key.endsWith('_one'));
    expect(Object.keys(en)).toEqual(
      expect.arrayContaining(counted.map((key) => key.replace(/_one$/, '_other'))),
    );
  });

  it('shouts in neither language', () => {
    for (const text of [...Object.values(en), ...Object.values(fr)]) expect(text).not.toMatch(/\w\s?!/);
  });
});

describe('refusals', () => {
  it.each([...refusalCodes, 'offline'] as const)(
    '"%s" has a sentence of its own in both languages',
    (code) => {
      const sentences = (['en', 'fr'] as const).map((id) => {
        language.value = id;
        return refusalText({ code, message: 'for the log' });
      });
      language.value = 'en';
      expect(sentences[0]).toMatch(/[.]$/);
      expect(sentences[1]).toMatch(/[.]$/);
      expect(sentences[0]).not.toBe(sentences[1]);
      expect(sentences[0]).not.toContain('{{');
    },
  );

  it('has no sentence for a code that does not exist', () => {
    expect(Object.keys(refusals.en).toSorted()).toEqual([...refusalCodes, 'offline'].toSorted());
  });

  it('says how many crews are missing when the server told', () => {
    const params = { needed: 2, free: 1, pool: 'technical' };
    expect(refusalText({ code: 'no-crew', message: '', params })).toContain('It takes 2');
    expect(refusalText({ code: 'no-money', message: '', params: { cost: 1200, left: 310 } })).toContain(
      'It costs 1.2 M€ and 310 k€ are left.',
    );
  });

  it('falls back on the English sentence of a newer server', () => {
    const refusal = { code: 'of-the-future' as never, message: 'The moon is in the way.' };
    expect(refusalText(refusal)).toBe('The moon is in the way.');
  });
});

it('no screen glues a label to what it names: French sets a space before the colon', () => {
  const sources = import.meta.glob<string>('../../client/**/*.{ts,tsx}', {
    eager: true,
    query: '?raw',
    import: 'default',
  });
  const glued = Object.entries(sources).flatMap(([file, source]) =>
    (source.match(/\}: (?:\$\{|<\/).*/g) ?? []).map((found) => `${file}: ${found}`),
  );
  expect(Object.keys(sources).length).toBeGreaterThan(100);
  expect(glued).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { isolated, sentence } from '../../client/i18n/sentence.ts';

const texts = {
  greeting: 'Back to your seat, {{name}}',
  free_one: '{{count}} seat free',
  free_other: '{{count}} seats free',
};

describe('sentence', () => {
  it('fills the gaps with what it is given, as it stands', () => {
    expect(sentence('en', texts, 'greeting', { name: 'Inès $& <b>' })).toBe('Back to your seat, Inès $& <b>');
  });

  it('lets a name from right to left turn nothing but itself', () => {
    expect(sentence('en', texts, 'greeting', { name: 'فريق 3' })).toBe(
      'Back to your seat, \u2068فريق 3\u2069',
    );
    expect([isolated('צוות'), isolated('Zoé 🦊')]).toEqual(['\u2068צוות\u2069', 'Zoé 🦊']);
  });

  it.each([
    ['en', 0, '0 seats free'],
    ['en', 1, '1 seat free'],
    ['en', 2, '2 seats free'],
    ['fr', 0, '0 seat free'],
    ['fr', 1, '1 seat free'],
    ['fr', 2, '2 seats free'],
    ['fr', 1_000_000, '1000000 seats free'],
  ] as const)('counts as the language does: %s %i', (language, count, expected) => {
    expect(sentence(language, texts, 'free', { count })).toBe(expected);
  });

  it('takes the general form for a count that is already a text', () => {
    expect(sentence('en', texts, 'free', { count: '2,412' })).toBe('2,412 seats free');
  });

  it('leaves a missing key and an empty gap in sight', () => {
    expect(sentence('en', texts, 'absent')).toBe('absent');
    expect(sentence('en', texts, 'greeting')).toBe('Back to your seat, {{name}}');
  });
});

import { expect, it } from 'vitest';
import { Name, nameList, Words } from '../../client/ui/written.tsx';
import { readSheets } from '../support/styles.ts';

it('a name stands by itself, whatever runs beside it', () => {
  expect(Name({ of: 'فريق 3' })).toMatchObject({ type: 'bdi', props: { children: 'فريق 3' } });
  expect(nameList(['Zoé', 'دانا'])).toBe('Zoé, \u2068دانا\u2069');
});

it('what a person wrote keeps its lines', () => {
  expect(Words({ of: 'a\n\nb' })).toMatchObject({
    type: 'bdi',
    props: { class: 'own-words', children: 'a\n\nb' },
  });
  const declared = readSheets()
    .flatMap((sheet) => sheet.rules)
    .filter((rule) => JSON.stringify(rule).includes('own-words'))
    .flatMap((rule) => rule.declared);
  expect(declared).toContainEqual(expect.objectContaining({ property: 'white-space', value: 'pre-line' }));
});

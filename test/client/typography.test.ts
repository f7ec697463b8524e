import { expect, it } from 'vitest';
import { typeset } from '../../client/i18n/typography.ts';

it('binds French punctuation to the word before it, and quotes to what they hold', () => {
  expect(typeset('fr', 'Pourquoi ? « Oui » : 10:35 ; fin !')).toBe(
    'Pourquoi\u00a0? «\u00a0Oui\u00a0»\u00a0: 10:35\u00a0; fin\u00a0!',
  );
});

it('leaves English alone', () => {
  expect(typeset('en', 'Why ? It is : so')).toBe('Why ? It is : so');
});

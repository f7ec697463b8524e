import { expect, it } from 'vitest';
import { lineLength } from '#protocol/text.ts';
import { playerCommand } from '#protocol/commands.ts';
import { common } from '../../client/i18n/common.ts';
import { sentence } from '../../client/i18n/sentence.ts';
import { fits, roomLeft, roomOf } from '../../client/ui/room.ts';

const long = (count: number) => 'x'.repeat(count);

it.each([
  [0, 500, 'ample'],
  [399, 500, 'ample'],
  [400, 500, 'short'],
  [475, 500, 'last'],
  [500, 500, 'last'],
  [501, 500, 'over'],
  [31, 40, 'ample'],
  [32, 40, 'short'],
  [41, 40, 'over'],
] as const)('%i of %i characters: %s', (count, most, room) => {
  expect(roomOf(long(count), most)).toBe(room);
  expect(roomLeft(` ${long(count)}\n`, most)).toBe(most - count);
});

it('fits where the server takes it, and nowhere else', () => {
  for (const count of [1, lineLength - 1, lineLength, lineLength + 1, 3 * lineLength]) {
    const text = `\n ${long(count)}  `;
    expect(playerCommand.safeParse({ type: 'log', text }).success).toBe(fits(text, lineLength));
  }
});

it('says in both languages what is left and what is too much', () => {
  expect(sentence('en', common.en, 'roomLeft', { count: 1 })).toBe('1 character left');
  expect(sentence('fr', common.fr, 'roomLeft', { count: 0 })).toBe('Encore 0 caractère');
  expect(sentence('en', common.en, 'tooLong', { count: 12 })).toMatch(/^12 characters too many/);
  expect(sentence('fr', common.fr, 'tooLong', { count: 12 })).toMatch(/^12 caractères de trop/);
});

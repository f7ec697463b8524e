import { describe, expect, it, test } from 'vitest';
import type { ActionCard } from '#protocol/catalogue.ts';
import { aimedAt, firstTarget, parted } from '../../client/team/target.ts';

const card = (id: string, target: ActionCard['target']) => ({ id, target }) as ActionCard;
const divert = card('divert', { kind: 'hub', options: ['north', 'south'] });
const limit = card('limit', { kind: 'service', options: ['tracking', 'north'] });
const only = card('only', { kind: 'entry', options: ['main-link'] });
const none = card('statement', null);

test.each([
  ['hub:north', { kind: 'hub', id: 'north' }],
  ['service:tracking', { kind: 'service', id: 'tracking' }],
  [null, null],
  ['hub', null],
])('%s is %o', (selection, expected) => {
  expect(parted(selection)).toEqual(expected);
});

it('lists the decisions that can point at a place, by kind and not by id alone', () => {
  const cards = [divert, limit, only, none];
  expect(aimedAt(cards, { kind: 'hub', id: 'north' })).toEqual([divert]);
  expect(aimedAt(cards, { kind: 'service', id: 'north' })).toEqual([limit]);
  expect(aimedAt(cards, { kind: 'hub', id: 'west' })).toEqual([]);
});

describe('a decision opens', () => {
  it('with what is chosen on the map, where it can point there', () => {
    expect(firstTarget(divert, { kind: 'hub', id: 'south' })).toBe('south');
    expect(firstTarget(divert, { kind: 'service', id: 'south' })).toBeNull();
    expect(firstTarget(divert, null)).toBeNull();
  });

  it('with the only target there is', () => {
    expect(firstTarget(only, { kind: 'hub', id: 'south' })).toBe('main-link');
  });

  it('with none where it takes none', () => {
    expect(firstTarget(none, { kind: 'hub', id: 'south' })).toBeNull();
  });
});

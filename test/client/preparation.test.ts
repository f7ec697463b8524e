import { describe, expect, it } from 'vitest';
import type { ActionCard, PreparationCard } from '#protocol/catalogue.ts';
import { catalogue as benchCatalogue } from '../bench/network.ts';
import { language } from '../../client/i18n/index.ts';
import { catalogue } from '../../client/store.ts';
import { changesOf, termsNow, termsOf } from '../../client/team/terms.ts';
import { preparedNames } from '../../client/ui/prepared.tsx';

const text = (en: string) => ({ en, fr: `${en} (fr)` });
const card = (id: string, leadTicks: number, cost: number): ActionCard => ({
  id,
  role: 'network',
  title: text(id),
  about: text(id),
  cost,
  costPerHour: 0,
  adds: 0,
  crew: { pool: 'technical', count: 1 },
  leadTicks,
  lastsTicks: null,
  once: false,
  target: null,
  times: null,
  cancellable: true,
});
const preparation = (id: string, makes: PreparationCard['makes']): PreparationCard => ({
  id,
  title: text(id),
  about: text(id),
  points: 1,
  makes,
});

describe('what a decision takes, on its card', () => {
  const scrub = card('scrub', 72, 250);

  it('is what the card says before the table has come, and where nothing was prepared', () => {
    const own = { leadTicks: 72, cost: 250, leadBefore: null, costBefore: null, leadRested: null };
    expect(termsOf(scrub, undefined)).toEqual(own);
    expect(termsOf(scrub, {})).toEqual(own);
  });

  it('is what preparation made of it, with what it would be without', () => {
    expect(termsOf(scrub, { leadTicks: 6, cost: 60 })).toEqual({
      leadTicks: 6,
      cost: 60,
      leadBefore: 72,
      costBefore: 250,
      leadRested: null,
    });
    expect(termsOf(scrub, { leadTicks: 0 })).toMatchObject({
      leadTicks: 0,
      leadBefore: 72,
      costBefore: null,
    });
  });
});

describe('what a decision takes of those who would do it now', () => {
  const scrub = card('scrub', 72, 250);
  const hands = (fatigueBp: number) => ({
    crews: [{ pool: 'technical', free: 1, total: 4, fatigueBp, fatiguePerHourBp: 0 }],
    slowestBp: 18_000,
  });
  const clock = { start: '2025-12-22T05:00', tickMinutes: 5, zeroTick: 0, endTick: 100 };

  it.each([
    [0, 72, null],
    [5_000, 100, 72],
    [10_000, 129, 72],
  ])('at a fatigue of %i bp: %i ticks, as the server will have it', (fatigueBp, leadTicks, leadRested) => {
    expect(termsOf(scrub, {}, hands(fatigueBp))).toMatchObject({ leadTicks, leadRested, leadBefore: null });
  });

  it('is half an hour at most where an order that runs out is given again, for rested crews', () => {
    const due = { ready: true, renews: [null] } as const;
    expect(termsNow(scrub, { ...due, renews: [null] }, null, hands(0), clock)).toMatchObject({
      leadTicks: 6,
      renews: true,
    });
    expect(termsNow(scrub, { ...due, renews: [null] }, null, hands(10_000), clock)).toMatchObject({
      leadTicks: 10,
      leadRested: 6,
    });
    // In force elsewhere: here it begins anew.
    expect(termsNow(scrub, { ready: true, renews: ['bank'] }, 'post', hands(0), clock)).toMatchObject({
      leadTicks: 72,
      renews: false,
    });
  });
});

describe('what a preparation changes', () => {
  const actions = new Map([card('scrub', 72, 250), card('page', 24, 20)].map((one) => [one.id, one]));

  it('is told decision by decision, unchanged terms left out', () => {
    const made = preparation('plan', [
      { action: 'scrub', leadTicks: 6, cost: 250 },
      { action: 'page', leadTicks: 24, cost: 3 },
    ]);
    expect(changesOf(made, actions).map((one) => [one.card.id, one.leadBefore, one.costBefore])).toEqual([
      ['scrub', 72, null],
      ['page', null, 20],
    ]);
  });

  it('leaves out a decision that this page does not know', () => {
    expect(changesOf(preparation('x', [{ action: 'new', leadTicks: 1, cost: 1 }]), actions)).toEqual([]);
  });
});

it('what was prepared is named in the reader’s language', () => {
  catalogue.value = { ...benchCatalogue, preparations: [preparation('kits', []), preparation('plan', [])] };
  language.value = 'en';
  expect(preparedNames(['kits', 'plan', 'unknown'])).toBe('kits · plan · unknown');
  expect(preparedNames([])).toBe('nothing');
  language.value = 'fr';
  expect(preparedNames(['kits'])).toBe('kits (fr)');
  expect(preparedNames([])).toBe('rien');
});

import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createExercise } from '#exercise/restore.ts';
import type { TeamRecords } from '#protocol/views.ts';
import { loadPack } from '#scenarios/load.ts';
import type { Scenario } from '#scenarios/schema.ts';
import { accept, advance, define, facilitator } from '../support/exercise.ts';

/**
 * Every service, every kind of work and every way to money of the real pack is taken away in turn, for a day on which nobody
 * attacks: each must change something that a player sees besides its own lamp, and something that is counted. The
 * facilitator's book has a table of it.
 */
const pack = await loadPack(fileURLToPath(new URL('../../scenarios/la-poste-2025/', import.meta.url)));
/** T+0; noon of that Monday; the end of the outage; the evening by which Tuesday's rounds are home. */
const ZERO = 18;
const NOON = ZERO + 66;
const DAWN = ZERO + 288;
const EVENING = ZERO + 432;

/** The pack without an attack, and without a world that writes; only `effects` happen, at T+0. */
function calm(effects: Record<string, unknown>[]): Scenario {
  const copy = structuredClone(pack.scenario);
  for (const campaign of copy.attack.campaigns) campaign.power = 0;
  for (const inject of copy.injects.injects) {
    inject.effects = [];
    inject.silence = [];
  }
  Object.assign(copy.injects.injects[0]!, { at: { afterZero: 0 }, priority: 'must' });
  copy.injects.injects[0]!.effects = effects as never;
  copy.policies.policies = [];
  return copy;
}

/** What the two days cost: last or worst figures. */
type Figure =
  | 'parcels'
  | 'uptime'
  | 'trust'
  | 'money'
  | 'debt'
  | 'shelves'
  | 'queue'
  | 'calls'
  | 'cash'
  | 'backlog'
  | 'fog';
interface Days {
  /** What the team's screen says at noon. */
  seen: TeamRecords;
  felt: Record<Figure, number>;
}

function live(effects: Record<string, unknown>[]): Days {
  const exercise = createExercise(define({ scenario: pack.id, teams: [{ id: 'team-1', name: 'Red' }] }), {
    scenario: calm(effects),
  });
  accept(exercise, facilitator, { type: 'start' });
  const look = (): TeamRecords => exercise.view('team', 'team-1');
  let seen: TeamRecords | null = null;
  let trust = 0;
  const worst = { queue: 0, calls: 10_000, cash: 10_000, backlog: 0, debt: 0, fog: 0 };
  while (exercise.tick < EVENING) {
    advance(exercise, exercise.tick + 6);
    const now = look();
    const { situation } = now;
    if (exercise.tick === NOON) seen = now;
    if (exercise.tick === DAWN) trust = situation.trustBp;
    worst.queue = Math.max(worst.queue, situation.counterWaitMinutes);
    worst.calls = Math.min(worst.calls, situation.callsAnsweredBp);
    worst.cash = Math.min(worst.cash, situation.cashBp);
    worst.backlog = Math.max(worst.backlog, situation.backlog);
    worst.debt = Math.max(worst.debt, situation.debt);
    for (const { id } of pack.scenario.network.hubs)
      worst.fog = Math.max(worst.fog, exercise.tick - now[`hub:${id}`]!.asOfTick);
  }
  const { headline, situation } = look();
  const parcels = headline.parcelsDelivered;
  const { spent: money, awaitingPickUp: shelves } = situation;
  return { seen: seen!, felt: { parcels, uptime: headline.uptimeBp, trust, money, shelves, ...worst } };
}

const usual = live([]);

/** Records of the team's screen that differ from an ordinary noon, without the thing's own. */
function changed(days: Days, own: string): string[] {
  const keys = new Set([...Object.keys(usual.seen), ...Object.keys(days.seen)]) as Set<keyof TeamRecords>;
  return [...keys].filter(
    (key) => key !== own && JSON.stringify(usual.seen[key]) !== JSON.stringify(days.seen[key]),
  ) as string[];
}

/** From which difference on a figure counts as hurt, and which way is worse. */
const hurt: Record<Figure, number> = {
  parcels: -2_000,
  uptime: -25,
  trust: -100,
  money: 1,
  debt: 1_000,
  shelves: 1_000,
  queue: 1,
  calls: -200,
  cash: -100,
  backlog: 5_000,
  fog: 6,
};
const hurtBy = (days: Days): Figure[] =>
  (Object.keys(hurt) as Figure[]).filter((name) => {
    const by = days.felt[name] - usual.felt[name];
    return hurt[name] < 0 ? by <= hurt[name] : by >= hurt[name];
  });

/** What a day without each costs at the least; and a record that shows it, besides the thing itself. */
const cost: Record<string, [shows: string, ...Figure[]]> = {
  'service:website': ['process:collect', 'uptime', 'trust', 'shelves'],
  'service:bank-app': ['channel:online', 'uptime', 'trust', 'cash'],
  'service:online-banking': ['obligation:dora-initial', 'uptime', 'trust', 'money', 'queue'],
  'service:digiposte': ['situation', 'trust'],
  'service:digital-identity': ['service:digiposte', 'parcels', 'trust', 'shelves'],
  'service:email': ['service:handover-codes', 'parcels', 'trust', 'shelves'],
  'service:tracking': ['process:customer-care', 'parcels', 'trust', 'queue', 'calls', 'fog'],
  'service:post-app': ['situation', 'trust'],
  'service:routing': ['service:hub-control', 'parcels', 'debt', 'fog'],
  'service:customer-database': ['service:online-banking', 'parcels', 'uptime', 'trust', 'queue', 'calls'],
  'service:counter-system': ['process:counter', 'parcels', 'uptime', 'trust', 'shelves', 'queue'],
  'service:hub-control': ['process:sort', 'parcels', 'fog'],
  'service:carrier-devices': ['process:rounds', 'parcels', 'shelves'],
  'service:handover-codes': ['process:rounds', 'parcels', 'shelves', 'queue'],
  'service:call-centre': ['process:customer-care', 'trust', 'calls'],
  'service:status-page': ['service:call-centre', 'trust', 'calls'],
  'service:card-network': ['channel:card', 'uptime'],
  'service:atm-network': ['channel:atm', 'uptime'],
  'service:sms-codes': ['channel:transfer', 'uptime'],
  'service:instant-transfer': ['channel:transfer', 'uptime'],
  'process:collect': ['situation', 'parcels', 'backlog'],
  'process:sort': ['situation', 'parcels', 'backlog'],
  'process:line-haul': ['situation', 'parcels', 'backlog'],
  'process:rounds': ['headline', 'parcels', 'trust', 'backlog'],
  'process:counter': ['channel:counter', 'parcels', 'uptime', 'shelves', 'queue'],
  'process:customer-care': ['situation', 'calls'],
  'channel:online': ['headline', 'uptime'],
  'channel:card': ['headline', 'uptime'],
  'channel:online-payment': ['headline', 'uptime'],
  'channel:atm': ['headline', 'uptime'],
  'channel:counter': ['headline', 'uptime'],
  'channel:transfer': ['headline', 'uptime'],
};

const { services, processes, channels } = pack.scenario.services;
const away = (kind: string, id: string): Record<string, unknown> =>
  kind === 'service'
    ? { do: 'shed', service: id }
    : kind === 'process'
      ? { do: 'work', process: id, by: '-100 %' }
      : { do: 'capacity', of: id, by: '-100 %' };

describe('a day without', () => {
  test.each(Object.entries(cost))('%s', (key, [shows, ...figures]) => {
    const [kind, id] = key.split(':') as [string, string];
    const days = live([{ ...away(kind, id), lasts: '24 h' }]);
    expect(changed(days, key)).toContain(shows);
    expect(hurtBy(days)).toEqual(expect.arrayContaining(figures));
  });

  test('anything of the pack is in the list above, and in the book in both languages', () => {
    const all = [
      ...services.map((one) => ({ ...one, key: `service:${one.id}` })),
      ...processes.map((one) => ({ ...one, key: `process:${one.id}` })),
      ...channels.map((one) => ({ ...one, key: `channel:${one.id}` })),
    ];
    expect(all.map((one) => one.key).toSorted()).toEqual(Object.keys(cost).toSorted());
    const { facilitator: book } = pack.scenario.guide;
    for (const language of ['en', 'fr'] as const)
      expect(
        all.map((one) => one.name[language]).filter((name) => !book[language].includes(`| ${name} `)),
      ).toEqual([]);
  });
});

import type { Catalogue } from '#protocol/catalogue.ts';
import type { InjectRecord, SeatRecord, TeamRecords } from '#protocol/views.ts';
import { minutesSinceMidnight } from '../../clock.ts';
import type { ExerciseClock } from '../../format.ts';
import { practice as words } from '../../i18n/practice.ts';
import { drawn } from './curves.ts';

/**
 * A table of records as a server would send them, made here from the catalogue alone: for a minute of practice before an
 * exercise, and behind the guided start. Its figures and its two messages are invented; it tells nothing of the scenario.
 */
export type PracticeTable = Partial<TeamRecords>;

export interface Sitting {
  code: string;
  title: string;
  team: { id: string; name: string };
  seat: SeatRecord;
}

/** How well the first public services do before anything is decided, basis points. */
const weakBp = [4200, 5600, 7100] as const;

/** What a practice's services can be brought back to, and from where: id to basis points; the rest is whole. */
export function weakServices(catalogue: Catalogue): ReadonlyMap<string, number> {
  const seen = catalogue.services.filter((service) => service.public);
  return new Map(seen.slice(0, weakBp.length).map(({ id }, i) => [id, weakBp[i] ?? weakBp[0]]));
}

/** A week before the exercise, at nine: no clock of the story runs in a practice. */
function startTick(clock: ExerciseClock): number {
  return Math.floor((9 * 60 - minutesSinceMidnight(0, clock) - 7 * 24 * 60) / clock.tickMinutes);
}

/**
 * The first table of a practice.
 * @param sitting who practises, as the server says; alone in the practice, so that nobody else holds a role
 */
export function openTable(catalogue: Catalogue, { code, title, team, seat }: Sitting): PracticeTable {
  const tick = startTick(catalogue.clock);
  const table: PracticeTable = {
    exercise: {
      code,
      title,
      lifecycle: 'running',
      locked: false,
      phase: '',
      ticksPerMinute: practiceTicksPerMinute,
      ownTicksPerMinute: practiceTicksPerMinute,
      recovered: false,
      renewed: null,
      jump: null,
    },
    clock: { tick },
    team,
    headline: { parcelsDelivered: 412_000, parcelsDeliverable: 436_000, uptimeBp: 8840, points: 915 },
    ghost: { parcelsDelivered: 409_500, uptimeBp: 8790 },
    situation: {
      trustBp: 6600,
      trustChangeBp: -100,
      silentMinutes: null,
      spent: 0,
      budget: catalogue.budget,
      costPerHour: 0,
      pressedAt: null,
      crews: catalogue.pools.map(({ id, count }) => ({
        pool: id,
        free: count,
        total: count,
        fatigueBp: 0,
        fatiguePerHourBp: 0,
      })),
      backlog: 238_000,
      awaitingPickUp: 86_000,
      debt: 0,
      informedBp: 6000,
      unrestBp: 1500,
      strainBp: 1000,
      takes: { strain: 0, blindness: 0, queues: 0, tired: 0 },
      counterWaitMinutes: 9,
      callsAnsweredBp: 9100,
      cashBp: 9400,
    },
    atWork: [],
    links: catalogue.links.map((_, i) => 900 + ((i * 7919) % 9000)),
    departments: {
      asOfTick: tick,
      latenessBp: catalogue.departments.map((_, i) => 300 + ((i * 613) % 900)),
    },
    'inject:practice-welcome': welcome(tick),
    'log:1': { tick, kind: 'inject', by: null, ref: 'practice-welcome' },
  };
  table.ordinary = catalogue.departments.map(() => 1200);
  table[`seat:${seat.id}`] = { ...seat, online: true };
  const weak = weakServices(catalogue);
  for (const { id, entry } of catalogue.services)
    table[`service:${id}`] = { availabilityBp: weak.get(id) ?? 10_000, demandBp: 10_000, entry, shed: false };
  for (const { id } of catalogue.entries)
    table[`entry:${id}`] = { loadBp: 3400, honestBp: 3400, attackBp: 0, filteredBp: 0, passBp: 10_000 };
  for (const { id } of catalogue.processes) table[`process:${id}`] = { capacityBp: 10_000, paperBp: 0 };
  catalogue.channels.forEach(({ id }, i) => {
    table[`channel:${id}`] = { availabilityBp: channelBp(i, 0) };
  });
  for (const { id } of catalogue.actions) table[`action:${id}`] = { ready: true };
  catalogue.hubs.forEach(({ id }, i) => {
    table[`hub:${id}`] = {
      asOfTick: tick,
      backlog: 9000 + i * 800,
      loadBp: 2700 + i * 390,
      ordinaryBp: 2900 + i * 390,
      capacityBp: 10_000,
    };
  });
  return drawn(table, tick);
}

/** Pace of a practice, as the bar says it; the clock is quicker still while something is being prepared. */
export const practiceTicksPerMinute = 120;

/** The first channel suffers with the services; the others have a little. */
export function channelBp(at: number, reliefBp: number): number {
  const least = at === 0 ? 5600 : at === 1 ? 9100 : 10_000;
  return Math.floor(least + ((10_000 - least) * reliefBp) / 10_000);
}

const message = { freeText: false, answer: null, expired: false, roles: [], answerByTick: null } as const;

function both(key: 'welcomeFrom' | 'welcomeTitle' | 'welcomeBody' | MessageKey): { en: string; fr: string } {
  return { en: words.en[key], fr: words.fr[key] };
}
type MessageKey = 'messageFrom' | 'messageTitle' | 'messageBody' | 'messageA' | 'messageB';

function welcome(tick: number): InjectRecord {
  return {
    ...message,
    roles: [],
    id: 'practice-welcome',
    channel: 'mail',
    from: both('welcomeFrom'),
    title: both('welcomeTitle'),
    body: both('welcomeBody'),
    priority: 'may',
    sentTick: tick,
    options: [],
  };
}

/** The message that asks for an answer; without a deadline, because practice time jumps. */
export function question(tick: number): InjectRecord {
  return {
    ...message,
    roles: [],
    id: 'practice-question',
    channel: 'phone',
    from: both('messageFrom'),
    title: both('messageTitle'),
    body: both('messageBody'),
    priority: 'must',
    sentTick: tick,
    options: [
      { id: 'a', label: both('messageA') },
      { id: 'b', label: both('messageB') },
    ],
  };
}

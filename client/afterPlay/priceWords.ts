import type { Band, Price, Prices } from '#protocol/prices.ts';
import { day, dayAndTime, duration, number } from '../format.ts';
import { afterPlay } from '../i18n/afterPlay.ts';
import { labelled } from '../i18n/common.ts';
import { pick } from '../i18n/index.ts';
import { actionTitle, clockOf, targetName, targetOf } from '../team/names.ts';
import { nameList } from '../ui/written.tsx';

const { t } = afterPlay;
/** Of what falls away with a decision, so many are named. */
const mostNamed = 3;
/** Parcels taken for as much as a minute of the bank, to say where most of a difference lies: an assumption, near what both score. */
const parcelsAMinute = 1_300;

/** One sentence from the run's own figures: what, by how much, where most of it lies, and what would have fallen away. */
export function sentence(price: Price, prices: Prices): string {
  const { median } = price.without;
  const parts = [
    t('sentence', {
      what: `${priceName(price, prices)} (${dayAndTime(price.tick, clockOf())})`,
      parcels: signed(median.parcels, 0),
      minutes: minutes(median.bankMinutes),
    }),
  ];
  const bankMost = Math.abs(median.bankMinutes) * parcelsAMinute > Math.abs(median.parcels);
  const channel = largest(Object.entries(price.where.channels));
  const days = price.where.days.map((parcels, d): [string, number] => [String(d), parcels]);
  const best = largest(days);
  if (bankMost && channel) parts.push(t('sentenceWhere', { channel: targetName(channel, 'channel') }));
  else if (!bankMost && best) parts.push(t('sentenceDay', { day: dayNumber(Number(best)) }));
  if (price.fell.length > 0) {
    const names = price.fell.flatMap((seq) => {
      const one = prices.prices.find((other) => other.seq === seq);
      return one ? [priceName(one, prices)] : [];
    });
    if (names.length > 0) parts.push(t('fell', { what: nameList([...new Set(names)].slice(0, mostNamed)) }));
  }
  return parts.join(' ');
}

/** The day whose parcels ended at the `d`th midnight of the exercise. */
function dayNumber(d: number): string {
  const clock = clockOf();
  const perDay = (24 * 60) / clock.tickMinutes;
  const start = new Date(`${clock.start.slice(0, 16)}Z`);
  const minutesToday = start.getUTCHours() * 60 + start.getUTCMinutes();
  const firstMidnight = (24 * 60 - minutesToday) / clock.tickMinutes;
  return day(Math.max(0, firstMidnight + (d - 1) * perDay), clock);
}

const largest = (list: readonly [string, number][]): string | undefined =>
  list.filter(([, by]) => by !== 0).toSorted((a, b) => Math.abs(b[1]) - Math.abs(a[1]))[0]?.[0];

/** What was decided or answered, as people read it. */
export function priceName({ kind, of, choice }: Price, { messages }: Pick<Prices, 'messages'>): string {
  if (kind === 'answer') {
    const message = messages[of];
    const option = choice === null ? undefined : message?.options[choice];
    const title = message ? pick(message.title) : of;
    return option ? labelled(title, pick(option)) : title;
  }
  return choice === null ? actionTitle(of) : labelled(actionTitle(of), targetOf(of, choice));
}

export const signed = (value: number, digits: number): string =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${number(Math.abs(value), digits)}`;
export const minutes = (value: number): string =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${duration(Math.abs(value))}`;

/** The middle, and what nine in ten lie between; or that it cannot be told. */
export function bandText({ median, low, high, tooSmall }: Band): { value: string; range: string } {
  if (tooSmall) return { value: t('tooSmall'), range: '' };
  return {
    value: signed(median.points / 100, 1),
    range: t('range', { low: signed(low.points / 100, 1), high: signed(high.points / 100, 1) }),
  };
}

import { halfHourTicks } from '#sim/clock.ts';
import { ratio } from '#sim/arithmetic.ts';
import { minuteOf, minutesBetween, type Moment } from '#sim/units.ts';
import type { World } from '#sim/world.ts';
import type { ParRow } from '#scenarios/parSchema.ts';
import { backAt, bandShare, firstBelow, lowest, mean, turns, type Span } from './measures.ts';
import { nameOf, type Trace, type Wanted } from './trace.ts';

/** Where a pack's calendar stands against its ticks. */
export interface Calendar {
  /** Local time of tick 0. */
  start: string;
  world: World;
}

export const tickOf = ({ start, world }: Calendar, at: Moment): number =>
  'local' in at
    ? Math.round(minutesBetween(start, at.local) / world.tickMinutes)
    : world.zeroTick + Math.round(at.afterZero / world.tickMinutes);

export const minutesAfterZero = (calendar: Calendar, at: Moment): number =>
  (tickOf(calendar, at) - calendar.world.zeroTick) * calendar.world.tickMinutes;

/** The curves that a row follows. */
export function wantedBy(row: ParRow): Wanted[] {
  if (row.measure === 'parcels') return [];
  if (row.measure === 'repeat-cost') return [{ metric: 'trust', of: undefined }];
  return (row.of ?? [undefined]).map((of) => ({ metric: row.metric, of }));
}

/** Whether the exercise is long enough to measure a row. */
export function reaches(calendar: Calendar, row: ParRow): boolean {
  const { endTick } = calendar.world;
  if (row.measure === 'parcels')
    return row.days.every((day) => tickOf(calendar, { local: `${day}T00:00` }) < endTick);
  return 'until' in row ? tickOf(calendar, row.until) <= endTick : tickOf(calendar, row.from) < endTick;
}

/**
 * The number a row measures in one run: parcels, minutes (Infinity: never), basis points or a count.
 * @param forgiving the same run where a repeat costs no more than a first failure; for `repeat-cost` alone
 */
export function measure(calendar: Calendar, row: ParRow, trace: Trace, forgiving: Trace | null): number {
  if (row.measure === 'parcels') return parcelsOn(calendar, row.days, trace);
  const { world } = calendar;
  const from = tickOf(calendar, row.from);
  const until = 'until' in row ? tickOf(calendar, row.until) : world.endTick + 1;
  const span: Span = { from, until, counts: ticksWithin(world, 'hours' in row ? row.hours : undefined) };
  const curves = wantedBy(row).map((one) => trace.series.get(nameOf(one))!);
  switch (row.measure) {
    case 'below-within':
      return (
        (Math.max(...curves.map((curve) => firstBelow(curve, span, row.level))) - from) * world.tickMinutes
      );
    case 'back': {
      const holds = Math.max(1, Math.round(row.holds / world.tickMinutes));
      const back = curves.map((curve) => backAt(curve, span, row.level, holds) ?? world.zeroTick);
      return (Math.max(...back) - world.zeroTick) * world.tickMinutes;
    }
    case 'band': {
      const slot = halfHourTicks(world);
      return Math.min(...curves.map((curve) => bandShare(curve, span, { ...row, slot })));
    }
    case 'turns':
      return Math.min(...curves.map((curve) => turns(curve, span, row.by)));
    case 'lowest':
      return Math.min(...curves.map((curve) => lowest(curve, span)));
    case 'mean':
      return Math.floor(curves.reduce((sum, curve) => sum + mean(curve, span), 0) / curves.length);
    case 'repeat-cost': {
      const fall = (one: Trace) => one.series.get('trust')![from]! - lowest(one.series.get('trust')!, span);
      return ratio(fall(trace), fall(forgiving!));
    }
  }
}

function parcelsOn({ start, world }: Calendar, days: readonly string[], trace: Trace): number {
  const tickAt = (minute: number) =>
    Math.min(world.endTick, Math.max(0, Math.ceil((minute - minuteOf(start)) / world.tickMinutes)));
  let parcels = 0;
  for (const day of days) {
    const midnight = minuteOf(`${day}T00:00`);
    // What is handed over in a tick shows in the state after it: the tick that ends at midnight is still the day before.
    parcels += trace.delivered[tickAt(midnight + 1440)]! - trace.delivered[tickAt(midnight)]!;
  }
  return parcels;
}

function ticksWithin(world: World, hours: [number, number] | undefined): (tick: number) => boolean {
  if (!hours) return () => true;
  const [from, to] = hours;
  return (tick) => {
    const minute = (world.startMinute + tick * world.tickMinutes) % 1440;
    return minute >= from && minute < to;
  };
}

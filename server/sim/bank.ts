import { clamp, part, ratio, times, WHOLE } from './arithmetic.ts';
import type { Levers } from './levers.ts';
import { hourOf } from './clock.ts';
import { AT, SUM, type TeamState } from './state.ts';
import { leftBy, type NeedTable } from './tables.ts';
import type { World } from './world.ts';

/**
 * Availability of each bank channel, and the cash in the machines. Banking uptime is what was served against what was asked,
 * weighted by channel, since tick 0. Before the onset and without an attack every channel stands at 100 %.
 */
export function stepBank(world: World, state: TeamState, levers: Levers): void {
  const { v, s } = state;
  const { channels, channelProcess, channelAsked } = world.tables;
  const hour = hourOf(world, state.tick);
  const timeOfDay = (state.tick + world.day - (world.firstMidnight % world.day)) % world.day;
  let asked = 0;
  let served = 0;
  for (let c = 0; c < world.channels.length; c++) {
    const channel = world.channels[c]!;
    let available = reach(state, levers, channels, c);
    const leansOn = channelProcess[c]!;
    if (leansOn >= 0)
      available = part(
        available,
        Math.min(WHOLE, part(v.processCapacity[leansOn]!, v.scalar[AT.counterLeft]!)),
      );
    if (channel.stockHours > 0)
      available = part(available, withdraw(world, state, levers, c, hour, timeOfDay, available));
    available = times(available, Math.min(WHOLE, levers.channelCapacity[c]!));
    v.channelAvailability[c] = available;
    if (levers.channelFraud[c]! > 0) loseToFraud(world, state, levers, c, hour);
    const here = channelAsked[c * 24 + hour]!;
    asked += here;
    served += here * available;
    s[SUM.channels + 2 * c] = s[SUM.channels + 2 * c]! + here * available;
    s[SUM.channels + 2 * c + 1] = s[SUM.channels + 2 * c + 1]! + here;
  }
  s[SUM.bankAsked] = s[SUM.bankAsked]! + asked;
  s[SUM.bankServed] = s[SUM.bankServed]! + served;
}

/** Fraud runs with what passes through an open channel. Kept in euros, charged in whole k€. */
function loseToFraud(world: World, state: TeamState, levers: Levers, c: number, hour: number): void {
  const { v, s } = state;
  const channel = world.channels[c]!;
  const exposure = part(Math.min(WHOLE, levers.channelFraud[c]!), levers.channelGuard[c]!);
  const used = part(channel.byHour[hour]!, v.channelAvailability[c]!);
  const before = s[SUM.fraud]!;
  const after = before + Math.floor(part(part(channel.fraudPerHour * 1000, exposure), used) / world.hour);
  s[SUM.fraud] = after;
  s[SUM.spent] = s[SUM.spent]! + Math.floor(after / 1000) - Math.floor(before / 1000);
}

/** What the services a channel needs let through, stand-ins included. */
function reach(state: TeamState, levers: Levers, channels: NeedTable, c: number): number {
  const { availability } = state.v;
  if (levers.helped[c] === 0) return leftBy(channels, c, availability);
  const { substitutes } = levers;
  let left = WHOLE;
  for (let n = channels.from[c]!; n < channels.from[c + 1]!; n++) {
    const service = channels.service[n]!;
    let there = availability[service]!;
    for (let i = 0; i < substitutes.length; i++) {
      const one = substitutes[i]!;
      if (one.channel === c && one.instead === service)
        there = Math.max(there, times(availability[one.use]!, one.strength));
    }
    left = times(left, WHOLE - times(channels.loss[n]!, WHOLE - there));
  }
  return left;
}

/**
 * Cash leaves the machines with demand, faster when the bank is dark and trust is low (the run), and is refilled once a
 * day. @returns the part of the demand that finds cash, basis points
 */
function withdraw(
  world: World,
  state: TeamState,
  levers: Levers,
  c: number,
  hour: number,
  timeOfDay: number,
  available: number,
): number {
  const { v } = state;
  const channel = world.channels[c]!;
  const full = channel.stockHours * 1000;
  if (timeOfDay === channel.refillAt) v.stock[c] = Math.max(v.stock[c]!, part(full, channel.refillBp));
  const fear = v.scalar[AT.unrest]!;
  const pull = part(WHOLE + part(world.people.runOnCashBp, fear), levers.channelDemand[c]!);
  const asked = Math.floor((part(channel.byHour[hour]!, pull) * 1000) / WHOLE / world.hour);
  const taken = Math.min(v.stock[c]!, part(asked, available));
  v.stock[c] = clamp(v.stock[c]! - taken, 0, full);
  return asked > 0 ? ratio(taken, Math.max(1, part(asked, available))) : v.stock[c]! > 0 ? WHOLE : 0;
}

/** Demand-weighted availability of the bank's channels since tick 0, basis points. */
export const bankUptimeBp = (state: TeamState): number =>
  state.s[SUM.bankAsked]! > 0 ? Math.floor(state.s[SUM.bankServed]! / state.s[SUM.bankAsked]!) : WHOLE;

/** Cash left against full machines, basis points; a whole when no channel keeps cash. */
export function cashBp(world: World, state: TeamState): number {
  let full = 0;
  let left = 0;
  world.channels.forEach((channel, c) => {
    full += channel.stockHours * 1000;
    left += channel.stockHours > 0 ? state.v.stock[c]! : 0;
  });
  return ratio(left, full);
}

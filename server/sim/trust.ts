import { clamp, part, ratio, times, towards, WHOLE } from './arithmetic.ts';
import type { Levers } from './levers.ts';
import { DOWN_BP, UP_BP } from './services.ts';
import { AT, SUM, type TeamState } from './state.ts';
import type { World } from './world.ts';

/**
 * Public trust falls with severity x silence x contradiction (what was said against what customers live), harder when a
 * service fails again after it had come back, and a little with late parcels. It recovers slowly. Kept in hundredths of a basis point between ticks.
 */
export function stepTrust(world: World, state: TeamState, levers: Levers): void {
  const { v } = state;
  const { trust } = world;
  let weight = 0;
  let lost = 0;
  let felt = 0;
  let contradicted = 0;
  const { availability, failures, claims } = v;
  const { publicServices, publicWeight } = world.tables;
  for (let n = 0; n < publicServices.length; n++) {
    const i = publicServices[n]!;
    const share = publicWeight[n]!;
    const there = availability[i]!;
    const missing = WHOLE - there;
    weight += share;
    lost += share * missing;
    felt += share * (failures[i]! >= 3 ? part(missing, trust.repeatBp) : missing);
    const claim = claims[i]!;
    if (claim === 1 && there < 5_000) contradicted += share;
    // A failure that is still claimed after it has passed counts an eighth.
    else if (claim === 2 && there > UP_BP) contradicted += share >> 3;
  }
  if (weight === 0) return;
  const severity = Math.floor(lost / weight);
  const waits = state.tick >= world.zeroTick;
  v.scalar[AT.severity] = severity;
  const informed = reassurance(world, state, levers);
  v.scalar[AT.informed] = informed;
  const doubt = WHOLE - v.scalar[AT.trust]!;
  const runs = times(times(severity, WHOLE - times(8_000, informed)), 4_000 + times(6_000, doubt));
  const unrest = v.scalar[AT.unrest]!;
  // It comes within the hour and leaves over a quarter of a day.
  v.scalar[AT.unrest] = towards(unrest, runs, runs > unrest ? world.hour : 6 * world.hour);
  const perHour =
    -part(part(trust.fallPerHour, Math.floor(felt / weight)), WHOLE - informed) -
    Math.floor((trust.contradictionPerHour * contradicted) / weight) -
    part(part(trust.latePerHour, lateBp(world, state)), WHOLE - levers.urgent[0]!) +
    (waits && severity < DOWN_BP >> 1 ? trust.recoverPerHour : 0) +
    levers.trustPerHour[0]!;
  const rest = v.scalar[AT.trustRest]! + Math.trunc((perHour * 100) / world.hour);
  const whole = Math.trunc(rest / 100);
  v.scalar[AT.trustRest] = rest - whole * 100;
  v.scalar[AT.trust] = clamp(v.scalar[AT.trust]! + whole, 0, WHOLE);
  if (state.tick % world.hour === 0) v.scalar[AT.trustHourAgo] = v.scalar[AT.trust]!;
}

/** Parcels that would have been delivered by now without an attack and are not, against an ordinary day's. */
export function lateBp(world: World, state: TeamState): number {
  const { deliverable, endTick, day } = world;
  const perDay = Math.floor((deliverable[endTick]! * day) / endTick);
  const late = deliverable[clamp(state.tick, 0, endTick)]! - state.s[SUM.delivered]!;
  return clamp(ratio(late, perDay, 0), 0, WHOLE);
}

/** A statement softens the fall at first and wears off; a page or line kept up does so steadily. */
function reassurance(world: World, state: TeamState, levers: Levers): number {
  const said = state.v.scalar[AT.lastSaid]!;
  const age = state.tick - said;
  const carries = world.trust.statementTicks;
  const fresh =
    said >= 0 && age < carries ? Math.floor((world.trust.statementReliefBp * (carries - age)) / carries) : 0;
  return WHOLE - part(levers.untold[0]!, WHOLE - fresh);
}

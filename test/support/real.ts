import { fileURLToPath } from 'node:url';
import { compile } from '#scenarios/compile.ts';
import { loadPack } from '#scenarios/load.ts';
import type { Scenario } from '#scenarios/schema.ts';
import { cancel } from '#sim/decisions.ts';
import { attempt, type Policy } from '#sim/run.ts';
import type { TeamState } from '#sim/state.ts';
import type { World } from '#sim/world.ts';
import { placeOf, runTo, startRun, type Run } from './mini.ts';

export const realFolder = fileURLToPath(new URL('../../scenarios/la-poste-2025/', import.meta.url));
/** The pack that is shipped. */
export const realPack = await loadPack(realFolder);

/** Ticks of it: T+0, and an hour. */
export const ZERO = 18;
export const HOUR = 12;
/** The tick so many hours after the onset. */
export const after = (hours: number): number => ZERO + Math.round(hours * HOUR);

/** The real pack, changed where a test needs it. */
export function real(
  change: (pack: Scenario) => void = () => undefined,
  seed = 1,
): { world: World; policies: Policy[] } {
  const pack = structuredClone(realPack.scenario);
  change(pack);
  const compiled = compile(pack, { seed });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues, null, 2));
  return compiled;
}

/** Nobody attacks, and nobody writes. */
export function quiet(pack: Scenario): void {
  for (const campaign of pack.attack.campaigns) campaign.power = 0;
  mute(pack);
}

/** Messages still come, and do nothing. */
export function mute(pack: Scenario): void {
  for (const inject of pack.injects.injects) {
    inject.effects = [];
    inject.silence = [];
  }
}

/** Something happens to the team at an hour: one more message, that only acts. */
export function happen(pack: Scenario, hours: number, effects: Record<string, unknown>[]): void {
  const model = structuredClone(pack.injects.injects[0]!);
  pack.injects.injects.push({
    ...model,
    id: `test-${pack.injects.injects.length}`,
    priority: 'must',
    at: { afterZero: hours * 60 },
    when: undefined,
    options: [],
    silence: [],
    effects: effects as never,
  });
}

/** What a team decides: hour after the onset, action, target. `stop` takes back what stands. */
export type Plan = [hours: number, action: string, target?: string][];

/**
 * Plays a plan on a team of its own from the start. A decision is tried until it is taken.
 * @param each called after every tick
 */
export function follow(
  world: World,
  plan: Plan,
  hours: number,
  each: (state: TeamState) => void = () => undefined,
): Run {
  const waiting = [...plan];
  return runTo(startRun(world), after(hours), ({ state }) => {
    for (let i = 0; i < waiting.length; i++) {
      const [at, action, target] = waiting[i]!;
      if (state.tick < after(at)) continue;
      const taken = action.startsWith('stop ')
        ? takeBack(world, state, action.slice(5))
        : attempt(world, state, action, target, 'test');
      if (taken) waiting.splice(i--, 1);
    }
    each(state);
  });
}

function takeBack(world: World, state: TeamState, action: string): boolean {
  const place = placeOf(world.actions, action);
  const standing = state.decisions.filter((one) => one.action === place && one.state === 'in-force');
  for (const one of standing) cancel(world, state, one.id);
  return standing.length > 0;
}

/** How available a service is now, whole per cent. */
export const percentOf = (world: World, state: TeamState, service: string): number =>
  Math.round(state.v.availability[placeOf(world.services, service)]! / 100);

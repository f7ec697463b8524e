import { applyEffects, endEffects } from './apply.ts';
import { createLoad, stepAttack, type Load } from './attack.ts';
import { stepBank } from './bank.ts';
import { stepDecisions } from './decisions.ts';
import { observe } from './fog.ts';
import { stepInjects } from './injects.ts';
import { leversOf } from './levers.ts';
import { stepObligations } from './obligations.ts';
import { stepParcels } from './parcels.ts';
import { stepPeople } from './people.ts';
import { stepProcesses } from './processes.ts';
import { stepEntries, stepServices } from './services.ts';
import type { TeamState } from './state.ts';
import { stepTrust } from './trust.ts';
import type { World } from './world.ts';

/** Working space of the world last stepped, shared by its teams: nothing in it outlives a tick. */
let loadOf: { world: World; load: Load } | null = null;

/**
 * One tick of one team's world, in place. The order is fixed; each step reads what those before it wrote:
 *
 *  1. decisions   come into force or end; the story's effects arrive; levers are pushed by all effects at work
 *  2. attack      the adversary moves; campaigns load entries and services, less what filters take
 *  3. services    entries pass, servers serve, dependencies bind, the unserved try again
 *  4. processes   physical work keeps what its tools and fallbacks leave
 *  5. parcels     move one stage; nothing is lost
 *  6. bank        channels answer, cash leaves the machines
 *  7. people      crews tire, queues grow, money runs
 *  8. trust       falls or recovers
 *  9. obligations start, are met, late or missed; injects go out or expire
 * 10. fog         what tracking lets the team see; metrics and score are read from the state when asked
 *
 * @param storyEffects effects the exercise's story brings at this tick (places in `world.effects`)
 */
export function stepTeam(world: World, state: TeamState, storyEffects: readonly number[]): void {
  if (loadOf?.world !== world) loadOf = { world, load: createLoad(world) };
  const { load } = loadOf;
  state.tick += 1;
  // Asked first: setting a length is a call into the engine.
  if (state.happenings.length > 0) state.happenings.length = 0;
  stepDecisions(world, state);
  if (storyEffects.length > 0) applyEffects(world, state, storyEffects);
  if (state.tick % world.adversaryEvery === 0) moveAdversary(world, state);
  endEffects(state);
  const levers = leversOf(world, state);
  stepAttack(world, state, levers, load);
  stepEntries(world, state, levers, load);
  stepServices(world, state, levers, load);
  stepProcesses(world, state, levers);
  stepParcels(world, state, levers);
  stepBank(world, state, levers);
  stepPeople(world, state, levers);
  stepTrust(world, state, levers);
  stepObligations(world, state);
  stepInjects(world, state);
  observe(world, state);
}

/** The adversary watches this team's defences and moves: one step of its statechart. */
function moveAdversary(world: World, state: TeamState): void {
  const moved = world.adversary.step(state.adversary, 'TICK', (guard) => guard(world, state));
  if (moved === null) return;
  state.adversary = moved.key;
  applyEffects(world, state, moved.effects);
}

/** A tick of a world without an attack: the warm-up, and the measure of what was deliverable. */
export function stepCalm(world: World, state: TeamState): void {
  state.tick += 1;
  stepParcels(world, state, leversOf(world, state));
}

import { fileURLToPath } from 'node:url';
import { describe, expect, it, test, vi } from 'vitest';
import { compile } from '#scenarios/compile.ts';
import { loadPack, type Pack } from '#scenarios/load.ts';
import { backlog, imbalance } from '#sim/count.ts';
import { bankUptimeBp } from '#sim/bank.ts';
import { runPolicy } from '#sim/run.ts';
import { scoreOf } from '#sim/score.ts';
import { AT, hashState, SUM } from '#sim/state.ts';
import { golden } from '../support/golden.ts';
import { mini } from '../support/mini.ts';

// Three runs of the whole scenario: on a busy machine they take longer than one test may.
vi.setConfig({ testTimeout: 60_000 });

const bigPack = fileURLToPath(new URL('../../scenarios/la-poste-2025/', import.meta.url));
const big: Pack = await loadPack(bigPack);

/** A scripted run as lines: every six hours what a player would read, then how it ended. */
function playthrough(pack: Pack, policyId: string): string[] {
  const compiled = compile(pack.scenario, { seed: 1 });
  if (!compiled.ok) throw new Error(compiled.issues.map((one) => one.message).join('; '));
  const { world, policies } = compiled;
  const policy = policies.find((one) => one.id === policyId)!;
  const every = 6 * world.hour;
  const sent = new Set<number>();
  // The pack's own hash first: where it differs the pack was changed, where it does not the program was.
  const lines = [`pack ${pack.id} ${pack.hash.slice(0, 8)}, policy ${policyId}, seed ${world.seed}, ${world.endTick} ticks`];
  let broken = 0;
  const state = runPolicy(world, policy, (now, story) => {
    if (imbalance(now) !== 0) broken += 1;
    const hours = ((now.tick - world.zeroTick) * world.tickMinutes) / 60;
    now.injects.forEach((one, i) => {
      if (one.sentTick < 0 || sent.has(i)) return;
      sent.add(i);
      lines.push(`T${hours >= 0 ? '+' : ''}${hours.toFixed(2)}h  inject ${world.injects[i]!.id}`);
    });
    if ((now.tick - world.zeroTick) % every !== 0) return;
    const { parcelsBp, uptimeBp, points } = scoreOf(world, now);
    const down = world.services.filter((_one, i) => now.v.availability[i]! < 2_000).map((one) => one.id);
    lines.push(
      `T${hours >= 0 ? '+' : ''}${hours}h  ${story.key} adversary ${now.adversary}`,
      `    points ${points}  parcels ${parcelsBp} bp  uptime ${uptimeBp} bp  trust ${now.v.scalar[AT.trust]} bp  spent ${now.s[SUM.spent]} k€`,
      `    backlog ${backlog(now)}  debt ${now.s[SUM.debt]}  down ${down.join(' ') || 'nothing'}`,
      `    hash ${hashState(now)}`,
    );
  });
  const { points } = scoreOf(world, state);
  lines.push(
    `end  points ${points}  delivered ${state.s[SUM.delivered]}  uptime ${bankUptimeBp(state)} bp  returned ${state.s[SUM.returned]}`,
    `     obligations ${world.obligations.map((one, i) => `${one.id} ${state.obligations[i]!.state}`).join(', ')}`,
    ...state.decisions.map(
      (one) =>
        `     ${world.actions[one.action]!.id} ${world.actions[one.action]!.target?.options[one.target] ?? ''} decided ${one.decidedTick} in force ${one.inForceTick} ${one.state}`,
    ),
    `     ticks out of balance ${broken}`,
    `     hash ${hashState(state)}`,
  );
  return lines;
}

const policies = ['idle', 'as-happened', 'textbook'];

test.each([mini, big].flatMap((pack) => policies.map((policy) => [pack.id, policy, pack] as const)))(
  '%s played %s is what it was, to the last parcel',
  async (id, policy, pack) => {
    const lines = playthrough(pack, policy);
    expect(lines).toEqual(await golden(`${id}.${policy}.txt`, lines));
  },
);

describe('the scenario teaches what it should', () => {
  const points = (policy: string) => Number(/end {2}points (\d+)/.exec(playthrough(big, policy).join('\n'))![1]);

  it('doing nothing is clearly worse than what happened, and that than the book', () => {
    const [idle, happened, textbook] = policies.map(points) as [number, number, number];
    expect(happened).toBeGreaterThan(idle + 50);
    expect(textbook).toBeGreaterThan(happened + 50);
    expect(idle).toBeGreaterThan(200);
    expect(textbook).toBeLessThan(1_000);
  });
});

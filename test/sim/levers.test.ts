import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { push } from '#sim/apply.ts';
import { createLevers, resetLevers, type Levers } from '#sim/levers.ts';
import { make } from '../support/mini.ts';

const { world } = make();
const standing = world.effects.filter((one) => one.standing);
const named = (levers: Levers) =>
  Object.entries(levers).filter(([name]) => name !== 'block') as [string, Int32Array | unknown[]][];

describe('levers', () => {
  it('are as the pack has them after a reset, whatever pushed them', () => {
    const pushes = fc.array(fc.tuple(fc.nat(standing.length - 1), fc.nat(10_000)), { maxLength: 40 });
    fc.assert(
      fc.property(pushes, (all) => {
        const levers = createLevers(world);
        for (const [which, strength] of all) push(world, levers, standing[which]!, strength);
        resetLevers(levers);
        expect(levers).toEqual(createLevers(world));
      }),
      { numRuns: 100 },
    );
  });

  it.each(named(createLevers(world)).map(([name]) => name))('%s is reset', (name) => {
    const levers = createLevers(world);
    const lever = named(levers).find(([one]) => one === name)![1];
    if (lever instanceof Int32Array) for (let i = 0; i < lever.length; i++) lever[i] = -77 - i;
    else lever.push({ strange: true });
    expect(levers).not.toEqual(createLevers(world));
    resetLevers(levers);
    expect(levers).toEqual(createLevers(world));
  });

  it('lie side by side: to push one never moves another', () => {
    const levers = createLevers(world);
    const arrays = named(levers).flatMap(([name, lever]) =>
      lever instanceof Int32Array ? [{ name, lever }] : [],
    );
    arrays.forEach(({ lever }, i) => lever.fill(i));
    for (const [i, { name, lever }] of arrays.entries()) expect([name, ...new Set(lever)]).toEqual([name, i]);
    expect(arrays.reduce((sum, { lever }) => sum + lever.length, 0)).toBe(levers.block.all.length);
  });
});

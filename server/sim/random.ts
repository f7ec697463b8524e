/**
 * Stateless luck: the same four numbers always give the same draw, so one team's extra action never shifts another's luck,
 * and every team meets the identical attack. A 32-bit mix (multiply-xorshift rounds) of the key.
 * @returns an integer 0..9,999
 */
export function draw(seed: number, stream: number, tick: number, entity: number): number {
  let h = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  h = Math.imul((h ^ (h >>> 15)) + Math.imul(stream, 0xc2b2ae35), 0x27d4eb2f);
  h = Math.imul((h ^ (h >>> 13)) + Math.imul(tick, 0x165667b1), 0x9e3779b1);
  h = Math.imul((h ^ (h >>> 16)) + Math.imul(entity, 0x85ebca77), 0xc2b2ae3d);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  h ^= h >>> 12;
  return (h >>> 0) % 10_000;
}

/** One number for each use of luck, so that uses never share a draw. */
export const STREAM = { campaignPower: 1, fog: 2, policy: 3 } as const;

import type { EffectSource } from '#sim/effects/index.ts';

/**
 * What a decision is meant to move in the physical network and at the bank, for the map to mark when it comes into force:
 * `process:sort`, `channel:atm`, `hubs`. What it costs elsewhere is not told, nor how much it moves: players find out.
 */
export function touchesOf(effects: readonly EffectSource[]): string[] {
  const touched = effects.flatMap((effect): string[] => {
    const { process, channel, by } = effect as { process?: string; channel?: string; by?: string | number };
    switch (effect.do) {
      case 'work':
      case 'fallback':
        return process === undefined || String(by ?? '').startsWith('-') ? [] : [`process:${process}`];
      case 'acceptance':
        return ['process:collect'];
      case 'hub':
      case 'observe':
        return ['hubs'];
      case 'substitute':
      case 'cash':
        return channel === undefined ? [] : [`channel:${channel}`];
      case 'fraud':
        return channel !== undefined && 'guard' in effect ? [`channel:${channel}`] : [];
      case 'urgent':
        return ['process:sort'];
      case 'waive-codes':
        return ['process:rounds'];
      default:
        return [];
    }
  });
  return [...new Set(touched)];
}

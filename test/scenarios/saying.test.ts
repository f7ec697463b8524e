import { describe, expect, it } from 'vitest';
import { refusalOf } from '#sim/decisions.ts';
import { metrics } from '#sim/metrics.ts';
import { playOut, scripted } from '../../server/report/play.ts';
import { real } from '../support/real.ts';

const { world, policies } = real();
const impaired = metrics['services-impaired'];
const update = world.tables.actionPlace.get('factual-update')!;

describe('communication never runs out of true things to say', () => {
  it.each(policies.map((policy) => [policy.id, policy] as const))(
    'at any moment of %s at which three services are impaired an update is refused for want of people or money alone',
    (_id, policy) => {
      let asked = 0;
      playOut(world, scripted(policy), (state) => {
        if (state.tick % 12 !== 0 || impaired.read(world, state, -1) < 3) return;
        asked += 1;
        const refusal = refusalOf(world, state, update);
        expect([null, 'no-crew', 'no-money', 'already-under-way']).toContain(refusal?.code ?? null);
      });
      expect(asked).toBeGreaterThan(10);
    },
  );
});

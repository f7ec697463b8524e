import { expect, it } from 'vitest';
import { touchesOf } from '#exercise/touches.ts';
import { realPack } from '../support/real.ts';

const touches = (id: string): string[] =>
  touchesOf(realPack.scenario.actions.actions.find((one) => one.id === id)!.effects);

it('tells what a decision is meant to move, and not what it costs elsewhere', () => {
  expect(touches('paper-rounds')).toEqual(['process:rounds']);
  expect(touches('second-shift')).toEqual(['process:sort', 'process:rounds']);
  expect(touches('manual-sort')).toEqual(['process:sort']);
  expect(touches('pause-acceptance')).toEqual(['process:collect']);
  expect(touches('phone-round')).toEqual(['hubs']);
  expect(touches('divert-volume')).toEqual([]);
  expect(touches('cash-convoys')).toEqual(['channel:atm']);
  expect(touches('paper-withdrawals')).toEqual(['channel:counter']);
  expect(touches('hold-risky-transfers')).toEqual(['channel:transfer', 'channel:card']);
});

it('tells nothing of filters, words and obligations', () => {
  for (const id of ['emergency-scrubbing', 'factual-update', 'dora-notice', 'shed-service'])
    expect(touches(id)).toEqual([]);
});

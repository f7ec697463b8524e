import { describe, expect, it, test } from 'vitest';
import { authorize } from '#exercise/authorize.ts';
import { nextLifecycle, type Move } from '#exercise/lifecycle.ts';
import type { Actor } from '#exercise/types.ts';
import { facilitatorCommands, playerCommands, systemCommands, type Command } from '#protocol/commands.ts';
import type { Lifecycle } from '#protocol/views.ts';

const lifecycles: Lifecycle[] = ['lobby', 'briefing', 'running', 'paused', 'debrief', 'closed'];
const actors: Record<string, Actor> = {
  seat: { kind: 'seat', seat: 'seat-1' },
  facilitator: { kind: 'facilitator' },
  system: { kind: 'system' },
};
const open: Lifecycle[] = ['lobby', 'briefing', 'running', 'paused', 'debrief'];
const played: Lifecycle[] = ['running', 'paused'];
const before: Lifecycle[] = ['lobby', 'briefing', 'running', 'paused'];

/** Who may give each command, and when. This table is the rule; a new command needs a row. */
const rules: Record<Command['type'], [who: string[], when: Lifecycle[]]> = {
  prepare: [['seat'], ['lobby', 'briefing']],
  unprepare: [['seat'], ['lobby', 'briefing']],
  decide: [['seat'], played],
  cancel: [['seat'], played],
  answer: [['seat'], played],
  read: [['seat'], played],
  log: [['seat'], open],
  'take-role': [['seat'], open],
  'leave-role': [['seat'], open],
  'leave-seat': [['seat'], lifecycles],
  reflect: [['seat'], ['debrief']],
  commit: [['seat'], ['debrief']],
  'drop-commitment': [['seat'], ['debrief']],
  brief: [['facilitator', 'system'], ['lobby']],
  start: [
    ['facilitator', 'system'],
    ['lobby', 'briefing'],
  ],
  pause: [['facilitator', 'system'], ['running']],
  resume: [['facilitator', 'system'], ['paused']],
  pace: [['facilitator', 'system'], before],
  jump: [['facilitator', 'system'], played],
  end: [['facilitator', 'system'], played],
  close: [
    ['facilitator', 'system'],
    ['lobby', 'briefing', 'debrief'],
  ],
  'fire-inject': [['facilitator', 'system'], played],
  'hold-inject': [['facilitator', 'system'], before],
  'release-inject': [['facilitator', 'system'], before],
  'skip-inject': [['facilitator', 'system'], before],
  'retime-inject': [['facilitator', 'system'], before],
  announce: [['facilitator', 'system'], open],
  'show-prompt': [['facilitator', 'system'], open],
  'clear-prompt': [['facilitator', 'system'], open],
  'show-slide': [['facilitator', 'system'], ['debrief']],
  'debrief-step': [
    ['facilitator', 'system'],
    ['debrief', 'closed'],
  ],
  'show-scores': [
    ['facilitator', 'system'],
    ['debrief', 'closed'],
  ],
  'trigger-story': [['facilitator', 'system'], played],
  'add-team': [['facilitator', 'system'], before],
  'rename-team': [['facilitator', 'system'], open],
  'move-seat': [['facilitator', 'system'], open],
  'rename-seat': [['facilitator', 'system'], open],
  'remove-seat': [['facilitator', 'system'], open],
  lock: [['facilitator', 'system'], open],
  'seat-taken': [['system'], open],
  'seat-away': [['system'], open],
  'seat-back': [['system'], lifecycles],
  over: [['system'], ['running']],
  recovered: [['system'], ['running']],
  mark: [['system'], open],
  renewed: [['system'], lifecycles],
};
const types = Object.keys(rules) as Command['type'][];

it('the table has a row for every command there is', () => {
  const known = [playerCommands, facilitatorCommands, systemCommands].flatMap((some) => Object.keys(some));
  expect(types.toSorted()).toEqual(known.toSorted());
});

describe('who may give what, when', () => {
  test.each(types)('%s', (type) => {
    const [who, when] = rules[type];
    for (const [name, actor] of Object.entries(actors)) {
      for (const lifecycle of lifecycles) {
        const refusal = authorize({ type } as Command, actor, lifecycle);
        const expected = !who.includes(name)
          ? 'not-allowed'
          : when.includes(lifecycle)
            ? null
            : 'wrong-phase';
        expect([name, lifecycle, refusal?.code ?? null]).toEqual([name, lifecycle, expected]);
      }
    }
  });

  it('tells what was refused, and in which phase', () => {
    expect(authorize({ type: 'resume' }, actors['facilitator']!, 'running')).toMatchObject({
      params: { command: 'resume', lifecycle: 'running' },
      message: '"resume" has no meaning while the exercise is in running.',
    });
    expect(authorize({ type: 'resume' }, actors['seat']!, 'paused')).toMatchObject({
      params: { command: 'resume' },
    });
  });
});

/** A row of the table that is no move leads nowhere: it is not asked. */
const moves: Move[] = ['brief', 'start', 'pause', 'resume', 'end', 'over', 'close', 'recovered'];

describe('the states of an exercise', () => {
  test.each<[Lifecycle, Partial<Record<Move, Lifecycle>>]>([
    ['lobby', { brief: 'briefing', start: 'running', close: 'closed' }],
    ['briefing', { start: 'running', close: 'closed' }],
    ['running', { pause: 'paused', end: 'debrief', over: 'debrief', recovered: 'paused' }],
    ['paused', { resume: 'running', end: 'debrief' }],
    ['debrief', { close: 'closed' }],
    ['closed', {}],
  ])('leads from %s only where it may', (from, ways) => {
    expect(Object.fromEntries(moves.map((type) => [type, nextLifecycle(from, type)]))).toEqual(
      Object.fromEntries(moves.map((type) => [type, ways[type] ?? null])),
    );
  });

  it('never leads back from the debrief, by any path', () => {
    const reach = (from: Lifecycle, seen = new Set<Lifecycle>()): Set<Lifecycle> => {
      for (const type of moves) {
        const to = nextLifecycle(from, type);
        if (to !== null && !seen.has(to)) reach(to, seen.add(to));
      }
      return seen;
    };
    expect([...reach('debrief')]).toEqual(['closed']);
    expect([...reach('lobby')].toSorted()).toEqual(lifecycles.filter((one) => one !== 'lobby').toSorted());
    expect(reach('running').has('briefing')).toBe(false);
  });
});

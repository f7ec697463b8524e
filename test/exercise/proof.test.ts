import { expect, test } from 'vitest';
import type { Exercise } from '#exercise/exercise.ts';
import type { Actor } from '#exercise/types.ts';
import type { Command } from '#protocol/commands.ts';
import { accept, advance, facilitator, seat, started, system } from '../support/exercise.ts';
import { changed } from '../support/mini.ts';

const pack = changed((one) => (one.policies.policies = []));

/** What a replay restores beside the teams' worlds: each of these must show in the hash, and in what a mark holds. */
const acts: [string, Actor, Command][] = [
  ['a plan of an inject', facilitator, { type: 'hold-inject', inject: 'next-day' }],
  ['a seat', system, { type: 'seat-taken', seat: 'seat-9', team: 'team-1', name: 'Nine', roles: [] }],
  ['a name', facilitator, { type: 'rename-seat', seat: 'seat-1', name: 'Other' }],
  ['a role', seat('seat-1'), { type: 'take-role', role: 'director' }],
  ['the wall', facilitator, { type: 'show-prompt', text: 'What now?' }],
  ['the crisis log', seat('seat-1'), { type: 'log', text: 'a note' }],
  ['an answer', seat('seat-1'), { type: 'answer', inject: 'journalist', option: 'truth' }],
  ['a receipt', seat('seat-1'), { type: 'read', injects: ['early-news'] }],
  ['an announcement', facilitator, { type: 'announce', text: 'to all' }],
  ['the lock', facilitator, { type: 'lock', locked: true }],
  ['the pace', facilitator, { type: 'pace', ticksPerMinute: 7 }],
  ['a team’s name', facilitator, { type: 'rename-team', team: 'team-1', name: 'Rouge' }],
];

/** Shortly before a mark, with the news and the journalist's question there. */
function ready(): Exercise {
  const exercise = started({}, pack);
  advance(exercise, 40);
  return exercise;
}

test.each(acts)('the hash shows %s', (_what, actor, command) => {
  const [without, having] = [ready(), ready()];
  expect(having.hash()).toBe(without.hash());
  accept(having, actor, command);
  expect(having.hash()).not.toBe(without.hash());
  // A mark takes each team as it came to tick 50.
  advance(without, 50);
  advance(having, 50);
  expect(having.mark().hash).not.toBe(without.mark().hash);
});

import { describe, expect, it } from 'vitest';
import type { Exercise } from '#exercise/exercise.ts';
import { replay } from '#exercise/restore.ts';
import { accept, advance, facilitator, refuse, seat, started, submit, system } from '../support/exercise.ts';
import { mini } from '../support/mini.ts';

/** Two people in team 1 with these roles, and one in team 2. */
function pair(first: string[], second: string[]): Exercise {
  const exercise = started();
  const take = (id: string, roles: string[]) =>
    accept(exercise, system, { type: 'seat-taken', seat: id, team: 'team-1', name: id, roles });
  accept(exercise, facilitator, { type: 'remove-seat', seat: 'seat-1' });
  take('ann', first);
  take('bob', second);
  return exercise;
}
const scrub = { type: 'decide', action: 'scrub' } as const;

describe('a decision is for its role', () => {
  it('who holds it decides', () => {
    expect(submit(pair(['network'], ['director']), seat('ann'), scrub).ok).toBe(true);
  });

  it('where nobody holds it, anyone may', () => {
    const exercise = pair([], ['director']);
    accept(exercise, seat('ann'), scrub);
    expect(exercise.teams.get('team-1')!.state.decisions).toHaveLength(1);
  });

  it('where another holds it, nobody else may, and is told who', () => {
    const exercise = pair([], ['network']);
    refuse(exercise, seat('ann'), scrub, 'not-your-role');
    const submitted = submit(exercise, seat('ann'), scrub);
    expect(submitted).toMatchObject({ refusal: { params: { role: 'network', holder: 'bob' } } });
    accept(exercise, seat('bob'), scrub);
  });

  it('a role in another team counts for nothing here', () => {
    const exercise = pair([], []);
    accept(exercise, seat('seat-2'), { type: 'take-role', role: 'network' });
    expect(submit(exercise, seat('ann'), scrub).ok).toBe(true);
  });

  it('a role can be shared', () => {
    const exercise = pair(['network'], ['network']);
    accept(exercise, seat('ann'), scrub);
    expect(
      submit(exercise, seat('bob'), { type: 'decide', action: 'rate-limit', target: 'website' }).ok,
    ).toBe(true);
  });

  it('left, or lost with its holder, it is free again', () => {
    const left = pair([], ['network']);
    accept(left, seat('bob'), { type: 'leave-role', role: 'network' });
    expect(submit(left, seat('ann'), scrub).ok).toBe(true);
    const lost = pair([], ['network']);
    accept(lost, facilitator, { type: 'remove-seat', seat: 'bob' });
    expect(submit(lost, seat('ann'), scrub).ok).toBe(true);
    const moved = pair([], ['network']);
    accept(moved, facilitator, { type: 'move-seat', seat: 'bob', team: 'team-2' });
    expect(submit(moved, seat('ann'), scrub).ok).toBe(true);
  });

  it('what one decided only its role cancels', () => {
    const exercise = pair(['network'], []);
    accept(exercise, seat('ann'), scrub);
    refuse(exercise, seat('bob'), { type: 'cancel', decision: 0 }, 'not-your-role');
    expect(submit(exercise, seat('ann'), { type: 'cancel', decision: 0 }).ok).toBe(true);
  });

  it('the pack knows the roles; others are refused, and dropped when a seat is taken', () => {
    const exercise = pair(['network', 'pirate'], []);
    expect(exercise.allSeats.get('ann')!.roles).toEqual(['network']);
    refuse(exercise, seat('bob'), { type: 'take-role', role: 'pirate' }, 'malformed');
    accept(exercise, seat('ann'), { type: 'take-role', role: 'network' });
    expect(exercise.allSeats.get('ann')!.roles).toEqual(['network']);
  });
});

describe('an answer is for those the message is for', () => {
  const ministry = { type: 'answer', inject: 'ministry', text: 'All in hand.' } as const;
  const at = (exercise: Exercise, tick: number): Exercise => {
    advance(exercise, tick);
    return exercise;
  };

  it('another holds all its roles: refused', () => {
    const exercise = at(pair([], ['director', 'logistics']), 121);
    refuse(exercise, seat('ann'), ministry, 'not-your-role');
    expect(submit(exercise, seat('bob'), ministry).ok).toBe(true);
  });

  it('one of its roles is free, or mine: taken', () => {
    expect(submit(at(pair([], ['director']), 121), seat('ann'), ministry).ok).toBe(true);
    expect(submit(at(pair(['logistics'], ['director']), 121), seat('ann'), ministry).ok).toBe(true);
  });

  it('of a message that has not arrived not even the roles can be learned', () => {
    const exercise = pair([], ['director', 'logistics']);
    refuse(exercise, seat('ann'), ministry, 'unknown-inject');
    refuse(exercise, seat('ann'), { ...ministry, inject: 'no-such' }, 'unknown-inject');
    expect(exercise.tick).toBe(0);
  });

  it('needs an option or words', () => {
    const exercise = at(pair([], []), 121);
    refuse(exercise, seat('ann'), { type: 'answer', inject: 'ministry' }, 'malformed');
    refuse(exercise, seat('ann'), { type: 'answer', inject: 'ministry', text: '' }, 'malformed');
    expect(exercise.teams.get('team-1')!.answers.size).toBe(0);
  });
});

describe('a seat', () => {
  it('removed is out for good', () => {
    const exercise = started();
    accept(exercise, facilitator, { type: 'remove-seat', seat: 'seat-1' });
    refuse(exercise, seat('seat-1'), { type: 'log', text: 'still here?' }, 'seat-removed');
    refuse(exercise, facilitator, { type: 'rename-seat', seat: 'seat-1', name: 'Ghost' }, 'unknown-seat');
    refuse(exercise, seat('nobody'), { type: 'log', text: 'hello' }, 'seat-removed');
    expect(exercise.view('facilitator')['seat:seat-1']).toBeUndefined();
  });

  it('moved acts for its new team', () => {
    const exercise = started();
    accept(exercise, facilitator, { type: 'move-seat', seat: 'seat-1', team: 'team-2' });
    accept(exercise, seat('seat-1'), scrub);
    const decisions = ['team-1', 'team-2'].map((id) => exercise.teams.get(id)!.state.decisions.length);
    expect(decisions).toEqual([0, 1]);
    expect(exercise.view('team', 'team-1')['seat:seat-1']).toBeUndefined();
    expect(exercise.view('team', 'team-2')['seat:seat-1']).toMatchObject({ name: 'Person 1' });
  });

  it.each([
    [{ type: 'move-seat', seat: 'seat-1', team: 'team-9' } as const, 'unknown-team' as const],
    [{ type: 'move-seat', seat: 'seat-9', team: 'team-1' } as const, 'unknown-seat' as const],
    [{ type: 'rename-team', team: 'team-9', name: 'X' } as const, 'unknown-team' as const],
    [{ type: 'announce', text: 'X', team: 'team-9' } as const, 'unknown-team' as const],
    [{ type: 'fire-inject', inject: 'rumour', team: 'team-9' } as const, 'unknown-team' as const],
    [{ type: 'fire-inject', inject: 'nothing' } as const, 'unknown-inject' as const],
    [{ type: 'trigger-story', event: 'nothing' } as const, 'unknown-event' as const],
    [{ type: 'trigger-story', event: 'intensify' } as const, 'wrong-phase' as const],
    [{ type: 'jump', to: { tick: 0 } } as const, 'time-past' as const],
  ])('what does not exist or cannot be now is refused: %j', (command, code) => {
    const exercise = started();
    refuse(exercise, facilitator, command, code);
    expect(exercise.tick).toBe(0);
  });
});

describe('a repeat', () => {
  it('of the same command id by the same actor gets the first answer, once done', () => {
    const exercise = started();
    const first = exercise.submit(seat('seat-1'), scrub, { at: 1, commandId: 'command-1' });
    const again = exercise.submit(seat('seat-1'), scrub, { at: 9, commandId: 'command-1' });
    expect(again).toEqual({ ...first, repeat: true });
    expect(exercise.teams.get('team-1')!.state.decisions).toHaveLength(1);
  });

  it('of the same id by another actor is another command', () => {
    const exercise = started();
    exercise.submit(seat('seat-1'), scrub, { at: 1, commandId: 'command-1' });
    const other = exercise.submit(seat('seat-2'), scrub, { at: 1, commandId: 'command-1' });
    expect(other).toMatchObject({ ok: true, repeat: false });
  });

  it('is known after a replay too', () => {
    const exercise = started();
    exercise.submit(seat('seat-1'), scrub, { at: 1, commandId: 'command-1' });
    const again = replay(exercise.definition, mini, exercise.entries, 0);
    const repeated = again.submit(seat('seat-1'), scrub, { at: 2, commandId: 'command-1' });
    expect(repeated).toMatchObject({ ok: true, repeat: true });
  });
});

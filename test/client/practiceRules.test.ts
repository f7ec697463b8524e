import { happensOnce } from '#sim/decisions.ts';
import { describe, expect, it } from 'vitest';
import type { Exercise } from '#exercise/exercise.ts';
import type { PlayerCommand } from '#protocol/commands.ts';
import type { Refusal, Text } from '#protocol/text.ts';
import type { DecisionRecord, LogRecord, TeamRecords } from '#protocol/views.ts';
import { openTable, question } from '../../client/team/practice/table.ts';
import { step } from '../../client/team/practice/step.ts';
import { take } from '../../client/team/practice/take.ts';
import { accept, advance, facilitator, seat, started, submit } from '../support/exercise.ts';
import { quiet, realPack } from '../support/real.ts';

/**
 * The same commands, given to an exercise on the shipped pack and to a practice made from its catalogue. What a practice leaves
 * out is taken out of the pack: nobody attacks, crews do not tire (lead times are those on the cards), no decision brings
 * money, and a card asks for nothing to be there first.
 */
const pack = structuredClone(realPack.scenario);
quiet(pack);
pack.scenario.people.tirePerHour = 0;
for (const action of pack.actions.actions) {
  action.when = undefined;
  action.effects = action.effects.filter((effect) => effect.do !== 'fund');
}
type Records = Partial<TeamRecords>;
type Told = ReturnType<typeof told>;

const cards = pack.actions.actions.map(({ id }) => id);

/** An exercise with a team of one player for each name. */
function open(names: readonly string[], from = pack): Player[] {
  const exercise = started({ teams: names.map((name, i) => ({ id: `team-${i + 1}`, name })) }, from);
  return names.map((name, i) => player(exercise, `team-${i + 1}`, `seat-${i + 1}`, name));
}
type Player = ReturnType<typeof player>;

/** A player in both places. */
function player(exercise: Exercise, id: string, seatId: string, name: string) {
  const { catalogue } = exercise;
  const { world } = exercise.state;
  const { name: by } = exercise.allSeats.get(seatId)!;
  const person = { id: seatId, name: by, roles: [], online: true };
  const sitting = { code: 'ABC234', title: 'A test', team: { id, name }, seat: person };
  let table: Records = openTable(catalogue, sitting);
  const startTick = table.clock!.tick;
  return {
    catalogue,
    world,
    real: () => exercise.view('team', id) as Records,
    practised: () => table,
    /** What each was answered. */
    send(command: PlayerCommand): [real: Told, practised: Told] {
      const submitted = submit(exercise, seat(person.id), command);
      // An exercise counts its decisions from 0, a practice from 1.
      const counted = command.type === 'cancel' ? { ...command, decision: command.decision + 1 } : command;
      const taken = take(table, counted, catalogue, person.id);
      if (!taken.refusal) table = taken.table;
      return [told(submitted.ok ? null : submitted.refusal), told(taken.refusal ?? null)];
    },
    /** One of the pack's messages arrives there, the practice's own here under its name. */
    receive({ id: inject, options }: { id: string; options: { id: string; label: Text }[] }) {
      accept(exercise, facilitator, { type: 'fire-inject', inject });
      const own = { ...question(table.clock!.tick), id: inject, options };
      table = { ...table, [`inject:${inject}`]: own };
    },
    /** To so many ticks after the beginning in both; the practice by its own steps. */
    goTo(ticks: number) {
      advance(exercise, ticks);
      const until = startTick + ticks;
      for (let at = 1; table.clock!.tick < until; at++) table = step(table, at, catalogue);
      expect(table.clock!.tick).toBe(until);
    },
  };
}

/** What stands may cost money by the hour, which a practice does not: compared is what a command costs at once. */
const spentIn = (table: Records): number => table.situation!.spent;
const told = (refusal: Refusal | null) => refusal && { code: refusal.code, params: refusal.params };
const all = <T>(table: Records, kind: string): T[] =>
  Object.entries(table).flatMap(([key, record]) => (key.startsWith(`${kind}:`) ? [record as T] : []));

/** What a table says of decisions: ticks as distances, and no effects, which a practice invents. */
function standing(table: Records, action: string) {
  const { budget, crews } = table.situation!;
  const card = table[`action:${action}`]!;
  return {
    budget,
    crews: crews.map(({ pool, free, total }) => ({ pool, free, total })),
    card: card.ready ? null : told(card.refusal),
    decisions: all<DecisionRecord>(table, 'decision').map(
      ({ id: _id, strengthBp: _s, acts: _a, stage, decidedTick, inForceTick, endTick, ...rest }) => ({
        ...rest,
        works: stage !== null,
        lead: inForceTick - decidedTick,
        lasts: endTick === null ? null : endTick - decidedTick,
      }),
    ),
    log: linesOf(table, 'decision', 'in-force', 'ended', 'cancelled'),
  };
}
const linesOf = (table: Records, ...kinds: LogRecord['kind'][]) =>
  all<LogRecord>(table, 'log').flatMap(({ tick: _tick, ...line }) =>
    kinds.includes(line.kind) ? [line] : [],
  );

/** What only happens once is over at once; a practice leaves it in force, so that every choice shows what it does. */
function leftInForce({ world }: Player, id: string): boolean {
  const { effects, lastsTicks } = world.actions.find((one) => one.id === id)!;
  return lastsTicks < 0 && happensOnce(world, effects[0]!);
}

/** What came of each command, there and here. */
function compare({ send, real, practised }: Player, action: string, commands: PlayerCommand[]) {
  return commands.map((command) => {
    const before = [real(), practised()].map(spentIn);
    const answers = send(command);
    const [there, here] = [real(), practised()].map((table, i) => ({
      command,
      answer: answers[i],
      paid: spentIn(table) - before[i]!,
      ...standing(table, action),
    }));
    return { there, here };
  });
}

/** Every card from the same morning, the quickest first, so that one exercise does for all: its clock only goes forward. */
const plays = open(cards)
  .map((one, i) => ({ one, card: one.catalogue.actions[i]! }))
  .toSorted((a, b) => a.card.leadTicks - b.card.leadTicks)
  .map(({ one, card }) => {
    const { id: action, target, leadTicks } = card;
    const aimless = { type: 'decide', action, why: 'It presses.', confidence: 3 } as const;
    const decide = { ...aimless, ...(target ? { target: target.options[0]! } : {}) };
    const stop = (decision: number) => ({ type: 'cancel', decision }) as const;
    const wrong = [{ ...aimless, target: 'nowhere' }, ...(target ? [aimless] : []), stop(0)];
    const first = compare(one, action, [...wrong, decide, decide, stop(0), stop(0), decide]);
    const again = [decide, stop(1), decide, stop(2), decide, stop(3), decide, stop(4)];
    return { action, leadTicks, one, first, again };
  });

it.each(plays)(
  '$action is refused, taken, stopped and in force in a practice as in an exercise',
  ({ action, leadTicks, one, first, again }) => {
    one.goTo(leadTicks);
    const later = compare(one, action, leftInForce(one, action) ? [] : again);
    for (const { there, here } of [...first, ...later]) expect(here).toEqual(there);
  },
);

it('a team without crews or money is refused as in an exercise', () => {
  const poor = { ...pack, scenario: { ...pack.scenario, budget: 100 } };
  const [one] = open(['poor'], poor) as [Player];
  const answers = one.catalogue.actions.map(({ id, target }) =>
    one.send({ type: 'decide', action: id, ...(target ? { target: target.options.at(-1)! } : {}) }),
  );
  for (const [there, here] of answers) expect(here).toEqual(there);
  const codes = new Set(answers.map(([there]) => there?.code ?? 'taken'));
  expect([...codes].toSorted()).toEqual(['no-crew', 'no-money', 'taken']);
});

describe('a message', () => {
  const [one] = open(['readers']) as [Player];
  // Of the pack, one that asks for one of two answers, as the practice's own does.
  const asked = pack.injects.injects.find(({ options, freeText }) => options.length > 1 && !freeText)!;
  const [first, second] = asked.options.map(({ id }) => id) as [string, string];
  const said = { type: 'answer', inject: asked.id } as const;

  it('is refused, read and answered as in an exercise', () => {
    const commands: PlayerCommand[] = [
      { ...said, option: first },
      { type: 'read', injects: [asked.id] },
      { type: 'log', text: 'We wait.' },
    ];
    const unsent = commands.map(one.send);
    one.receive(asked);
    const answers: PlayerCommand[] = [
      said,
      { ...said, option: 'neither' },
      { ...said, text: 'Both.' },
      { type: 'read', injects: [asked.id, 'nothing'] },
      { type: 'read', injects: [asked.id] },
      { ...said, option: second, text: 'For now.' },
      { ...said, option: first },
    ];
    const sent = answers.map(one.send);
    for (const [there, here] of [...unsent, ...sent]) expect(here?.code).toBe(there?.code);
    expect(sent.map(([there]) => there?.code ?? 'taken')).toEqual([
      'malformed',
      'unknown-option',
      'unknown-option',
      'unknown-inject',
      'taken',
      'taken',
      'already-answered',
    ]);
    const [there, here] = [one.real(), one.practised()].map((table) => ({
      answer: { ...table[`inject:${asked.id}`]!.answer, tick: 0 },
      read: table[`read:${asked.id}`]!.by.map(({ tick: _tick, ...by }) => by),
      log: linesOf(table, 'answer', 'entry'),
    }));
    expect(here).toEqual(there);
  });

  it('and all the rest are records with the fields that an exercise sends', () => {
    one.send({ type: 'decide', action: 'emergency-scrubbing' });
    const fields = (table: Records): Record<string, string[]> => {
      const found: Record<string, string[]> = {};
      for (const [key, record] of Object.entries(table)) {
        const kind = key.split(':')[0]!;
        const names = Array.isArray(record) ? [] : Object.keys(record as object);
        found[kind] = [...new Set([...(found[kind] ?? []), ...names])].toSorted();
      }
      return found;
    };
    const { preparation, ...there } = fields(one.real());
    expect(fields(one.practised())).toEqual(there);
    // Nothing is prepared in a practice, and nobody is told to.
    expect(preparation).toBeDefined();
  });
});

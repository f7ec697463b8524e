import fc from 'fast-check';
import type { Exercise } from '#exercise/exercise.ts';
import type { Actor } from '#exercise/types.ts';
import type { Command } from '#protocol/commands.ts';
import { mini } from './mini.ts';
import { facilitator, seat, submit, system } from './exercise.ts';

/** Something that happens in an exercise: a command of somebody, or a team that is stepped within the tick. */
export type Event =
  | { kind: 'command'; actor: Actor; command: Command }
  | { kind: 'tick' }
  | { kind: 'step'; team: string }
  | { kind: 'mark' };

const { actions, injects, story, scenario } = mini.scenario;
const id = <T extends { id: string }>(list: readonly T[]) => fc.constantFrom(...list.map((one) => one.id));
const maybeTeam = fc.option(fc.constantFrom('team-1', 'team-2', 'team-3'), { nil: undefined });
const by = (actor: fc.Arbitrary<Actor>, command: fc.Arbitrary<unknown>): fc.Arbitrary<Event> =>
  fc.record({ kind: fc.constant('command' as const), actor, command: command as fc.Arbitrary<Command> });
const player = fc.constantFrom('seat-1', 'seat-2', 'seat-3').map(seat);
const director = fc.constant(facilitator);

const decide = fc.nat({ max: actions.actions.length - 1 }).chain((place) => {
  const action = actions.actions[place]!;
  const of = action.target?.of;
  const targets = of === 'all' ? mini.scenario.network.hubs.map((hub) => hub.id) : of;
  return fc.record({
    type: fc.constant('decide'),
    action: fc.constant(action.id),
    ...(targets ? { target: fc.constantFrom(...targets) } : {}),
    confidence: fc.constantFrom(1, 5, undefined),
  });
});

/** Everything that can happen, ticks and players far oftener than the rest. Many commands will be refused. */
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 30, arbitrary: fc.constant({ kind: 'tick' as const }) },
  {
    weight: 20,
    arbitrary: fc.record({
      kind: fc.constant('step' as const),
      team: fc.constantFrom('team-1', 'team-2', 'team-3'),
    }),
  },
  { weight: 14, arbitrary: by(player, decide) },
  { weight: 2, arbitrary: by(player, fc.record({ type: fc.constant('cancel'), decision: fc.nat(6) })) },
  {
    weight: 4,
    arbitrary: by(
      player,
      fc.record({
        type: fc.constant('answer'),
        inject: id(injects.injects),
        option: fc.constantFrom('truth', 'all-well', undefined),
        text: fc.constant('words'),
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: by(
      player,
      fc.record({ type: fc.constantFrom('take-role', 'leave-role'), role: id(scenario.roles) }),
    ),
  },
  { weight: 1, arbitrary: by(player, fc.constant({ type: 'log', text: 'a note' })) },
  {
    weight: 3,
    arbitrary: by(
      player,
      fc.record({
        type: fc.constant('read'),
        injects: fc.array(id(injects.injects), { minLength: 1, maxLength: 2 }),
      }),
    ),
  },
  {
    weight: 3,
    arbitrary: by(
      director,
      fc.record({
        type: fc.constantFrom('fire-inject', 'hold-inject', 'release-inject', 'skip-inject'),
        inject: id(injects.injects),
        team: maybeTeam,
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: by(
      director,
      fc.record({
        type: fc.constant('retime-inject'),
        inject: id(injects.injects),
        tick: fc.nat(250),
        team: maybeTeam,
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: by(director, fc.record({ type: fc.constant('trigger-story'), event: id(story.events) })),
  },
  {
    weight: 2,
    arbitrary: by(
      director,
      fc.record({
        type: fc.constant('jump'),
        to: fc.oneof(fc.constant('next-inject'), fc.record({ tick: fc.nat(200) })),
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: by(
      director,
      fc.constantFrom({ type: 'pause' }, { type: 'resume' }, { type: 'pace', ticksPerMinute: 30 }),
    ),
  },
  {
    weight: 1,
    arbitrary: by(
      director,
      fc.record({
        type: fc.constant('move-seat'),
        seat: fc.constantFrom('seat-1', 'seat-2'),
        team: fc.constantFrom('team-1', 'team-2'),
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: by(
      director,
      fc.constantFrom(
        { type: 'add-team', name: 'Late' },
        { type: 'announce', text: 'Hear all' },
        { type: 'show-prompt', text: 'Why?', minutes: 5 },
        { type: 'clear-prompt' },
      ),
    ),
  },
  {
    weight: 1,
    arbitrary: by(
      fc.constant(system),
      fc.constant({ type: 'seat-taken', seat: 'seat-3', team: 'team-2', name: 'Three', roles: [] }),
    ),
  },
  { weight: 3, arbitrary: fc.constant({ kind: 'mark' as const }) },
);
export const session = fc.array(event, { minLength: 20, maxLength: 150 });

/** Lets it all happen; what is refused is refused. */
export function live(exercise: Exercise, events: readonly Event[]): void {
  for (const one of events) {
    if (one.kind === 'tick') exercise.beginTick();
    else if (one.kind === 'step') exercise.stepTeam(one.team);
    else if (one.kind === 'mark') submit(exercise, system, exercise.mark());
    else submit(exercise, one.actor, one.command);
  }
}

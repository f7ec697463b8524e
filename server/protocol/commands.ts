import { z } from 'zod';
import { answerLength, lineLength, nameLength, promptLength, sized, titleLength, unseen } from './text.ts';
import { debriefSteps } from './debrief.ts';
import { wallSlides } from './wall.ts';

/**
 * The commands of an exercise, one schema each; the unions below are derived. Imperative kebab-case. Who sends a command
 * comes from the connection's token and never from the message. All sizes are bounded here, once.
 */
const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'an id: lower-case letters, digits and hyphens');
const site = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/);

/** What ends a line, by whatever program the text was written in. */
const lineEnd = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
/** Control characters, and those that turn the direction of what comes after them. A line's end and a tab may stay. */
const unruly = /(?![\n\t])\p{Cc}|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/gu;
/** What a person wrote, as far as it can be seen; nothing where nothing can. */
const seen = (written: string) => (written.replace(unseen, '').trim() === '' ? '' : written);
/** A person's text: lines of any make, and what an emoji or a script needs though it is unseen by itself. */
const words = (most: number, least = 0) =>
  sized(
    z
      .string()
      .overwrite((written) => seen(written.replace(lineEnd, '\n').replace(unruly, '')))
      .trim()
      .min(least)
      .max(most),
  );
/** Unseen in a name and of no use in one: all but joiners, which spell Persian or Malayalam, and a flag's country. */
const useless = new RegExp(`(?![\\u200c\\u200d\\u{e0020}-\\u{e007f}])${unseen.source}`, 'gu');
const name = (most: number) =>
  sized(
    z
      .string()
      .normalize()
      .overwrite((written) =>
        seen(
          written
            .replace(/[\s\u0085]+/g, ' ')
            .replace(unruly, '')
            .replace(useless, ''),
        ),
      )
      .trim()
      .min(1)
      .max(most),
  );
/** So many of something; as `sized`, for lists. */
const list = (of: z.ZodType<string, string>, least: number, most: number) =>
  z.array(of).pipe(z.array(of).min(least).max(most));
const line = words(lineLength, 1);
/** What fills a wall and is read from ten metres. */
const promptText = words(promptLength, 1);
const teamName = name(nameLength);
const personName = name(nameLength);
const tick = z.int().min(0).max(1_000_000);

const roles = list(id, 0, 12);

export const playerCommands = {
  /** Before play: spend points on something that shall have been ready. */
  prepare: z.strictObject({ type: z.literal('prepare'), preparation: id }),
  /** Before play: take such a choice back. */
  unprepare: z.strictObject({ type: z.literal('unprepare'), preparation: id }),
  /** Take a decision: an action of the pack, on a target where it needs one; `why` and `confidence` are for the debrief. */
  decide: z.strictObject({
    type: z.literal('decide'),
    action: id,
    target: site.optional(),
    why: words(lineLength).optional(),
    confidence: z.int().min(1).max(5).optional(),
  }),
  /** Stop a decision that is still being prepared, or in force where the action allows it. */
  cancel: z.strictObject({ type: z.literal('cancel'), decision: z.int().min(0) }),
  /** Answer an inject with one of its options, a free text, or both. */
  answer: z.strictObject({
    type: z.literal('answer'),
    inject: id,
    option: id.optional(),
    text: words(answerLength).optional(),
  }),
  /** These injects have been before this seat's eyes. Many at a time: else each would be a line of the log. */
  read: z.strictObject({ type: z.literal('read'), injects: list(id, 1, 60) }),
  /** An entry in the team's crisis log. */
  log: z.strictObject({ type: z.literal('log'), text: line }),
  'take-role': z.strictObject({ type: z.literal('take-role'), role: id }),
  'leave-role': z.strictObject({ type: z.literal('leave-role'), role: id }),
  /** After ENDEX: what this player knew, expected and did, before anybody has shown a figure. Sent again, it takes the former's place. */
  reflect: z.strictObject({
    type: z.literal('reflect'),
    knew: words(answerLength),
    expected: words(answerLength),
    did: words(answerLength),
  }),
  /** After ENDEX: something the team will do about it. `id` names one that is put differently; left out: one more. */
  commit: z.strictObject({
    type: z.literal('commit'),
    id: z.int().min(1).max(10_000).optional(),
    text: line,
    owner: personName,
    due: z.iso.date('a day such as 2026-03-31'),
  }),
  'drop-commitment': z.strictObject({ type: z.literal('drop-commitment'), id: z.int().min(1).max(10_000) }),
  /** Gets up for good: name, roles and place are free at once. */
  'leave-seat': z.strictObject({ type: z.literal('leave-seat') }),
} as const;

export const facilitatorCommands = {
  /** Lobby -> briefing. */
  brief: z.strictObject({ type: z.literal('brief') }),
  /** Lobby or briefing -> running (STARTEX). */
  start: z.strictObject({ type: z.literal('start') }),
  pause: z.strictObject({ type: z.literal('pause') }),
  resume: z.strictObject({ type: z.literal('resume') }),
  /** Ticks per real minute. */
  pace: z.strictObject({ type: z.literal('pace'), ticksPerMinute: z.int().min(1).max(600) }),
  /** Run the world ahead at once: to a tick, or to the next inject that is due by time. */
  jump: z.strictObject({
    type: z.literal('jump'),
    to: z.union([z.strictObject({ tick }), z.literal('next-inject')]),
  }),
  /** Running or paused -> debrief (ENDEX). */
  end: z.strictObject({ type: z.literal('end') }),
  /** Debrief -> closed: nobody joins any more, results stay readable. */
  close: z.strictObject({ type: z.literal('close') }),
  /** Send an inject now, to every team or to one. */
  'fire-inject': z.strictObject({ type: z.literal('fire-inject'), inject: id, team: id.optional() }),
  'hold-inject': z.strictObject({ type: z.literal('hold-inject'), inject: id, team: id.optional() }),
  /** A held inject is due again (at once if its time has passed). */
  'release-inject': z.strictObject({ type: z.literal('release-inject'), inject: id, team: id.optional() }),
  'skip-inject': z.strictObject({ type: z.literal('skip-inject'), inject: id, team: id.optional() }),
  'retime-inject': z.strictObject({
    type: z.literal('retime-inject'),
    inject: id,
    tick,
    team: id.optional(),
  }),
  /** A free message to one team or to all, shown above everything. */
  announce: z.strictObject({ type: z.literal('announce'), text: line, team: id.optional() }),
  /** A question or a task that fills the wall until it is taken off, with a countdown if wished; minutes of the room. */
  'show-prompt': z.strictObject({
    type: z.literal('show-prompt'),
    text: promptText,
    minutes: z.int().min(1).max(120).optional(),
  }),
  'clear-prompt': z.strictObject({ type: z.literal('clear-prompt') }),
  /** Which of the results stands on the wall; null: each in turn. */
  'show-slide': z.strictObject({ type: z.literal('show-slide'), slide: z.enum(wallSlides).nullable() }),
  /** Leads everybody to a step of the debrief; from `results` on scores are shown. */
  'debrief-step': z.strictObject({ type: z.literal('debrief-step'), step: z.enum(debriefSteps) }),
  /** Shows scores, ranking and curves on every device and the wall, or hides them again. */
  'show-scores': z.strictObject({ type: z.literal('show-scores'), shown: z.boolean() }),
  /** An event of the story's statechart that the pack lets the facilitator trigger. */
  'trigger-story': z.strictObject({ type: z.literal('trigger-story'), event: id }),
  'add-team': z.strictObject({ type: z.literal('add-team'), name: teamName }),
  'rename-team': z.strictObject({ type: z.literal('rename-team'), team: id, name: teamName }),
  'move-seat': z.strictObject({ type: z.literal('move-seat'), seat: id, team: id }),
  'rename-seat': z.strictObject({ type: z.literal('rename-seat'), seat: id, name: personName }),
  'remove-seat': z.strictObject({ type: z.literal('remove-seat'), seat: id }),
  /** No new seats while locked; those who have one come back freely. */
  lock: z.strictObject({ type: z.literal('lock'), locked: z.boolean() }),
} as const;

/** Commands the server itself enters in the log, so that a replay knows them. Never accepted from a socket. */
export const systemCommands = {
  'seat-taken': z.strictObject({
    type: z.literal('seat-taken'),
    seat: id,
    team: id,
    name: personName,
    roles,
  }),
  /** Nobody has looked through this seat for a while: its roles bind the others no longer. */
  'seat-away': z.strictObject({ type: z.literal('seat-away'), seat: id }),
  /** Somebody sits there again, and has the roles again. */
  'seat-back': z.strictObject({ type: z.literal('seat-back'), seat: id }),
  /** The scenario has come to its end: ENDEX by itself. */
  over: z.strictObject({ type: z.literal('over') }),
  /** The process came back after a stop: the exercise stands paused from here. */
  recovered: z.strictObject({ type: z.literal('recovered') }),
  /** Time passed up to here with nothing else to note; `hash` proves a replay under the same rules of the world, by a program that saves
   *  the same fields (`shape`). */
  mark: z.strictObject({
    type: z.literal('mark'),
    hash: z.string(),
    rules: z.int().min(0).optional(),
    shape: z.string().optional(),
  }),
  /** From here on a newer program's rules of the world are at work: what came before stands as it was played, or was
   *  played `anew` under them where no snapshot held it. */
  renewed: z.strictObject({
    type: z.literal('renewed'),
    from: z.int().min(0),
    to: z.int().min(0),
    anew: z.boolean().optional(),
  }),
} as const;

type SchemaOf<T extends Record<string, z.ZodType>> = z.infer<T[keyof T]>;
export type PlayerCommand = SchemaOf<typeof playerCommands>;
export type FacilitatorCommand = SchemaOf<typeof facilitatorCommands>;
export type SystemCommand = SchemaOf<typeof systemCommands>;
export type Command = PlayerCommand | FacilitatorCommand | SystemCommand;
export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;

const union = <T extends Record<string, z.ZodType>>(schemas: T) =>
  z.discriminatedUnion('type', Object.values(schemas) as never) as unknown as z.ZodType<SchemaOf<T>>;
export const playerCommand = union(playerCommands);
export const facilitatorCommand = union(facilitatorCommands);

/** Made by the client, anew for each command. */
export const commandId = z.string().regex(/^[!-~]{8,64}$/, 'an id: 8 to 64 letters, digits or signs');

/**
 * What a client sends. `id` is made by the client: a repeat gets the first answer again. `tick` is the simulated time the
 * sender saw; a decision taken on a screen more than an hour of play old is refused as stale.
 */
export const commandEnvelope = <T extends z.ZodType>(command: T) =>
  z.strictObject({
    id: commandId,
    tick: tick.optional(),
    command,
  });

/** Body of `POST /api/exercises/:code/seats`. */
export const joinRequest = z.strictObject({
  name: personName,
  team: id,
  roles: roles.default([]),
});
export type JoinRequest = z.input<typeof joinRequest>;

/** Body of `POST /api/exercises`. */
export const createRequest = z.strictObject({
  scenario: id,
  title: name(titleLength).optional(),
  teams: list(teamName, 1, 2000),
  seatsPerTeam: z.int().min(1).max(50).default(8),
  seed: z.int().min(0).max(2_147_483_647).optional(),
  ticksPerMinute: z.int().min(1).max(600).optional(),
  difficulty: id.optional(),
  format: id.optional(),
});
export type CreateRequest = z.input<typeof createRequest>;

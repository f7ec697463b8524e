import type { Command } from '#protocol/commands.ts';
import { debriefCommands } from './debrief.ts';
import { decisionCommands } from './decisions.ts';
import type { EntryOf, ExerciseEntry, PlayerEntry } from './entry.ts';
import { injectCommands } from './injects.ts';
import { lifecycleCommands } from './lifecycle.ts';
import { messageCommands } from './messages.ts';
import { recordCommands } from './record.ts';
import { rosterCommands } from './roster.ts';
import { storyCommands } from './story.ts';
import { timeCommands } from './time.ts';
import { wallCommands } from './wall.ts';

/** Every command of protocol/commands.ts, and all that the server knows of it. One that is missing does not compile. */
export const commands: { readonly [T in Command['type']]: EntryOf<T> } = {
  ...decisionCommands,
  ...messageCommands,
  ...rosterCommands,
  ...lifecycleCommands,
  ...timeCommands,
  ...storyCommands,
  ...injectCommands,
  ...wallCommands,
  ...debriefCommands,
  ...recordCommands,
};

/** The entry of a command; TypeScript cannot follow that it is the one of its own type. */
export const entryOf = <C extends Command>({ type }: C): PlayerEntry<C> | ExerciseEntry<C> =>
  commands[type] as unknown as PlayerEntry<C> | ExerciseEntry<C>;

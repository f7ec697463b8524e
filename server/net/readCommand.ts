import {
  commandEnvelope,
  commandId,
  facilitatorCommand,
  facilitatorCommands,
  playerCommand,
  playerCommands,
  systemCommands,
  type FacilitatorCommand,
  type PlayerCommand,
} from '#protocol/commands.ts';
import { Refused } from '#protocol/text.ts';
import type { Actor } from '#exercise/types.ts';
import { parse } from './refusals.ts';

export interface Envelope {
  id: string;
  tick?: number | undefined;
  command: PlayerCommand | FacilitatorCommand;
}

const ofPlayer = commandEnvelope(playerCommand);
const ofFacilitator = commandEnvelope(facilitatorCommand);

/**
 * A command as it came in, checked for its form and for who may send its kind; whether it makes sense now is for the
 * exercise to say.
 * @throws Refused `not-allowed` for a kind that belongs to somebody else, `malformed` for everything else.
 */
export function readCommand(actor: Actor, raw: unknown): Envelope {
  const mine = actor.kind === 'facilitator' ? facilitatorCommands : playerCommands;
  const type = typeOf(raw);
  if (type !== null && !Object.hasOwn(mine, type)) {
    const known = [facilitatorCommands, playerCommands, systemCommands].some((all) =>
      Object.hasOwn(all, type),
    );
    if (!known) throw new Refused('malformed', `There is no command "${type}".`, { details: type });
    const who = actor.kind === 'facilitator' ? 'a facilitator' : 'a player';
    throw new Refused('not-allowed', `"${type}" is not a command of ${who}.`, { command: type });
  }
  return actor.kind === 'facilitator'
    ? parse(ofFacilitator, raw, 'The command')
    : parse(ofPlayer, raw, 'The command');
}

/** @throws Refused `stale` for a decision taken on figures more than an hour of play old. */
export function refuseStale({ command, tick: seen }: Envelope, tick: number, tickMinutes: number): void {
  if (command.type !== 'decide' || seen === undefined || (tick - seen) * tickMinutes <= 60) return;
  throw new Refused(
    'stale',
    'This decision was taken on a picture that is more than an hour old. Look again, then decide.',
    { ticks: tick - seen },
  );
}

/** What a message says its id is, if that is one; asked before the rest of it is looked at. */
export function idOf(raw: unknown): string | null {
  if (typeof raw !== 'object' || raw === null || !('id' in raw)) return null;
  const { success, data } = commandId.safeParse(raw.id);
  return success ? data : null;
}

/** The command's own name for itself, shortened for use in a sentence; null where there is none. */
function typeOf(raw: unknown): string | null {
  if (typeof raw !== 'object' || raw === null || !('command' in raw)) return null;
  const { command } = raw;
  if (typeof command !== 'object' || command === null || !('type' in command)) return null;
  return typeof command.type === 'string' ? command.type.slice(0, 64) : null;
}

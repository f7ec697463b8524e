import { createHash } from 'node:crypto';
import type { ExerciseState } from '#exercise/state.ts';
import type { LogEntry } from '#exercise/types.ts';
import type { Text } from '#protocol/text.ts';

const verbs = {
  'seat-taken': { id: 'http://activitystrea.ms/schema/1.0/join', display: { en: 'joined', fr: 'a rejoint' } },
  decide: { id: 'https://w3id.org/xapi/tla/verbs/asserted', display: { en: 'decided', fr: 'a décidé' } },
  answer: { id: 'http://adlnet.gov/expapi/verbs/responded', display: { en: 'responded', fr: 'a répondu' } },
  read: { id: 'http://id.tincanapi.com/verb/viewed', display: { en: 'viewed', fr: 'a consulté' } },
} as const;

const SIMULATION = 'http://adlnet.gov/expapi/activities/simulation';
/** Names things of ours without claiming an address on the web. */
const urn = (...parts: string[]): string =>
  ['urn:poste-restante', ...parts.map(encodeURIComponent)].join(':');

/**
 * What people did, as xAPI 1.0.3 statements, one a line (NDJSON), for a learning record store. Actors are accounts of this exercise, never
 * e-mail addresses.
 * @param person the name that stands for a seat
 */
export function xapiOf(
  { definition, pack }: ExerciseState,
  entries: readonly LogEntry[],
  person: (seat: string) => string,
): string {
  const { id: exercise, title } = definition;
  const registration = uuidOf(exercise);
  const statements = entries.flatMap(({ seq, at, actor, command }) => {
    if (!(command.type in verbs)) return [];
    const seat = command.type === 'seat-taken' ? command.seat : actor.kind === 'seat' ? actor.seat : null;
    if (seat === null) return [];
    const object = objectOf(command);
    if (!object) return [];
    const name = command.type === 'seat-taken' ? { en: title, fr: title } : nameOf(object.kind, object.id);
    return [
      {
        id: uuidOf(`${exercise} ${seq}`),
        actor: { objectType: 'Agent', name: person(seat), account: { homePage: urn(exercise), name: seat } },
        verb: verbs[command.type as keyof typeof verbs],
        object: {
          objectType: 'Activity',
          id: urn(definition.scenario, object.kind, object.id),
          definition: { name, type: SIMULATION },
        },
        ...(object.response === null ? {} : { result: { response: object.response } }),
        context: { registration, platform: 'Poste Restante' },
        timestamp: new Date(at).toISOString(),
      },
    ];
  });
  return statements.map((one) => `${JSON.stringify(one)}\n`).join('');

  function nameOf(kind: string, of: string): Text {
    const list = kind === 'action' ? pack.actions.actions : pack.injects.injects;
    return list.find((one) => one.id === of)?.title ?? { en: of, fr: of };
  }
}

function objectOf(
  command: LogEntry['command'],
): { kind: string; id: string; response: string | null } | null {
  switch (command.type) {
    case 'seat-taken':
      return { kind: 'team', id: command.team, response: null };
    case 'decide':
      return { kind: 'action', id: command.action, response: command.target ?? null };
    case 'answer':
      return { kind: 'inject', id: command.inject, response: command.option ?? command.text ?? null };
    case 'read':
      return { kind: 'inject', id: command.injects[0]!, response: null };
    default:
      return null;
  }
}

/** The same name gives the same UUID, on every installation: a store that has the statement already keeps one. */
function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

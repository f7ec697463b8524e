import fc from 'fast-check';
import { facilitatorCommands, playerCommands } from '#protocol/commands.ts';

/** As it comes off the wire: `__proto__` is a key like any other. */
const off = (json: string): unknown => JSON.parse(json);

/** Values that programs stumble over: what is measured, compared, written down or looked up without being what it seems. */
const stumbles: readonly unknown[] = [
  off('{"length":{"toString":1}}'),
  off('{"length":1e999,"replace":1,"trim":{}}'),
  off('{"valueOf":1,"toString":1}'),
  off('{"__proto__":{"length":3}}'),
  off('{"constructor":{"prototype":{}},"hasOwnProperty":1}'),
  off('{"toJSON":1,"then":1,"size":{"valueOf":2}}'),
  off(`${'['.repeat(500)}${']'.repeat(500)}`),
  off('-0'),
  off('1e999'),
  off('9007199254740993'),
  '__proto__',
  'constructor',
  '\ud800',
  '\u0000',
  'é'.repeat(3_000),
  Array.from({ length: 2_000 }, () => 0),
  Buffer.from([0xff, 0, 1]),
  null,
  [],
  {},
];

const anything = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...stumbles) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
);

/** Every field a command may have, rightly filled: commands of every kind grow from these. */
const fields: Readonly<Record<string, unknown>> = {
  preparation: 'spare-hands',
  action: 'rotate-crews',
  target: 'portal',
  why: 'because',
  confidence: 3,
  decision: 1,
  inject: 'mail-1',
  option: 'yes',
  text: 'words',
  injects: ['mail-1'],
  role: 'director',
  ticksPerMinute: 60,
  to: 'next-inject',
  tick: 3,
  team: 'team-1',
  minutes: 3,
  slide: null,
  event: 'second-wave',
  name: 'A name',
  seat: 'seat-1',
  locked: false,
};

type Schemas = Readonly<Record<string, { shape: object }>>;

/** Commands of every kind in which one or more things are not as they should be, and some where all is. */
const commands = (schemas: Schemas): fc.Arbitrary<unknown> => {
  const right = Object.entries(schemas).map(([type, { shape }]) =>
    Object.fromEntries(Object.keys(shape).map((name) => [name, name === 'type' ? type : fields[name]])),
  );
  return fc
    .tuple(
      fc.constantFrom(...right),
      fc.array(fc.tuple(fc.nat(), anything), { maxLength: 3 }),
      fc.option(fc.tuple(fc.string(), anything), { freq: 4 }),
    )
    .map(([command, changes, more]) => {
      const changed = { ...command };
      const names = Object.keys(command);
      for (const [which, value] of changes) changed[names[which % names.length] as string] = value;
      if (more) Object.defineProperty(changed, more[0], { value: more[1], enumerable: true });
      return changed;
    });
};

const envelopes = (schemas: Schemas, id: () => string): fc.Arbitrary<unknown> =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: commands(schemas).map((command) => ({ id: id(), command })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(commands(schemas), anything)
        .map(([command, tick]) => ({ id: id(), tick, command })),
    },
    { weight: 1, arbitrary: fc.tuple(anything, anything).map(([id, command]) => ({ id, command })) },
    { weight: 1, arbitrary: anything },
  );

let ids = 0;
const newId = () => `nonsense-${ids++}`;

export interface Message {
  event: string;
  values: unknown[];
}

/** What a socket may be sent, of every event there is and some that there are not. */
const messages = (schemas: Schemas): fc.Arbitrary<Message> =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: envelopes(schemas, newId).map((envelope) => ({ event: 'command', values: [envelope] })),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(
          fc.constantFrom('command', 'look', 'watch', 'error', '__proto__', 'toString', ''),
          fc.array(anything, { maxLength: 3 }),
        )
        .map(([event, values]) => ({ event, values })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(anything, anything)
        .map(([team, on]) => ({ event: 'watch', values: [{ team, on }] })),
    },
    { weight: 1, arbitrary: anything.map((of) => ({ event: 'resync', values: [of] })) },
  );

/** Ends an exercise for good, or takes away seats and rooms: right commands, which would end the trial. */
const endings = ['end', 'close', 'lock', 'remove-seat', 'move-seat', 'leave-seat'];

const lasting = (schemas: Schemas): Schemas =>
  Object.fromEntries(Object.entries(schemas).filter(([type]) => !endings.includes(type)));

export const playerMessages = messages(lasting(playerCommands));
export const facilitatorMessages = messages(lasting(facilitatorCommands));

export interface Asked {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** Requests for every route there is, with bodies, codes, keys and kinds of content that are not as they should be. */
export const requests = (code: string, key: string): fc.Arbitrary<Asked> => {
  const codes = fc.oneof(
    { weight: 4, arbitrary: fc.constant(code) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('%E0%A4%A', '%00', '..%2f', '%', '__proto__', 'x'.repeat(500), ''),
    },
  );
  const body = fc.oneof(
    fc
      .tuple(anything, anything, anything)
      .map(([name, team, roles]) => JSON.stringify({ name, team, roles })),
    fc.tuple(anything, anything).map(([name, roles]) => JSON.stringify({ name, team: 'team-1', roles })),
    fc
      .tuple(anything, anything, anything)
      .map(([teams, title, seed]) => JSON.stringify({ scenario: 'la-poste-2025', teams, title, seed })),
    fc.tuple(anything).map(([name]) => JSON.stringify({ scenario: 'la-poste-2025', teams: [name] })),
    anything.map((value) => JSON.stringify(value)),
    fc.constantFrom('{', '"', '{"__proto__":{}}', '{"constructor":{"prototype":{}}}', '\u0000', '\ufeff{}'),
  );
  return fc
    .record({
      method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'),
      code: codes,
      tail: fc.constantFrom(
        '',
        '/seats',
        '/seats',
        '/catalogue',
        '/projector-key',
        '/log',
        '/nothing',
        '?a=%E0%A4%A',
      ),
      place: fc.constantFrom(
        '/api/exercises',
        '/api/exercises',
        '/api/server',
        '/api/scenarios',
        '/api',
        '/',
      ),
      type: fc.constantFrom(
        'application/json',
        'application/json',
        'text/plain',
        'application/xml',
        'nothing/',
        ';',
      ),
      bearer: fc.constantFrom(`Bearer ${key}`, 'Bearer', 'Basic x', `Bearer ${'x'.repeat(500)}`, ''),
      body,
    })
    .map(({ method, code, tail, place, type, bearer, body }) => ({
      // A right one would delete the exercise that the trial is about.
      method: method === 'DELETE' && !tail.startsWith('/') && bearer.includes(key) ? 'PUT' : method,
      path: place === '/api/exercises' && code !== '' ? `${place}/${code}${tail}` : place + tail,
      headers: { 'content-type': type, ...(bearer === '' ? {} : { authorization: bearer }) },
      ...(method === 'GET' || method === 'HEAD' ? {} : { body }),
    }));
};

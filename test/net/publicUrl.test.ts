import { describe, expect, it, test } from 'vitest';
import { clientAddress, direct, ownOrigin, publicUrlOf, withoutBase } from '../../server/net/publicUrl.ts';
import { host } from './host.ts';

describe('a public address', () => {
  it.each([
    ['https://exercise.example', 'https://exercise.example', ''],
    ['https://Exercise.Example:443/poste/', 'https://exercise.example', '/poste'],
    ['http://10.0.0.7:8080/a/b', 'http://10.0.0.7:8080', '/a/b'],
    ['http://[2001:db8::1]/poste', 'http://[2001:db8::1]', '/poste'],
  ])('%s is read', (written, origin, base) => {
    expect(publicUrlOf(written)).toEqual({ origin, base });
  });

  it.each(['exercise.example', 'ftp://x', 'https://x/?a=1', 'https://x/#a', 'https://u@x/', 'https://x/a b'])(
    '%s is none, and the message says what would be',
    (written) => {
      expect(() => publicUrlOf(written)).toThrow(/such as https:\/\/exercise\.example\/poste/);
    },
  );
});

test.each<[string | undefined, string, string | null, boolean]>([
  [undefined, 'a', null, true],
  ['http://a:8080', 'a:8080', null, true],
  ['http://A', 'a', null, true],
  ['http://a', 'A:80', null, true],
  ['https://a', 'a:443', null, true],
  ['https://a', 'a', null, true],
  ['http://[::1]:8080', '[::1]:8080', null, true],
  ['https://public.example', '127.0.0.1:8080', 'https://public.example', true],
  ['https://public.example:443', '127.0.0.1:8080', 'https://public.example', true],
  ['https://public.example', '127.0.0.1:8080', null, false],
  ['http://a:8081', 'a:8080', null, false],
  ['null', 'a', null, false],
  ['https://evil.example', 'public.example', 'https://public.example', false],
])('a page of %s asking %s, public %s: %s', (origin, asked, known, is) => {
  expect(ownOrigin(origin, asked, { origin: known, base: '' })).toBe(is);
});

test.each([
  ['/poste/api/server', '/api/server'],
  ['/poste', '/'],
  ['/poste?x=1', '/?x=1'],
  ['/poste/', '/'],
  ['/posters/api', '/posters/api'],
  ['/api/server', '/api/server'],
])('%s within /poste is %s', (url, within) => {
  expect(withoutBase(url, { origin: 'http://a', base: '/poste' })).toBe(within);
});

describe('whose request it is', () => {
  const behind = publicUrlOf('https://exercise.example');
  const of = (remoteAddress: string, forwarded?: string, at = behind) =>
    clientAddress(
      { socket: { remoteAddress }, headers: forwarded ? { 'x-forwarded-for': forwarded } : {} } as never,
      at,
    );
  it.each([
    ['the proxy says it', of('127.0.0.1', '203.0.113.9'), '203.0.113.9'],
    [
      'two proxies: the one before ours',
      of('::ffff:10.0.0.2', '1.2.3.4, 203.0.113.9, 10.0.0.1'),
      '203.0.113.9',
    ],
    ['a room behind the proxy', of('127.0.0.1', '192.168.1.20'), '192.168.1.20'],
    ['nothing said', of('127.0.0.1'), '127.0.0.1'],
    ['nonsense said', of('127.0.0.1', 'me'), '127.0.0.1'],
    ['said by a stranger', of('203.0.113.50', '1.2.3.4'), '203.0.113.50'],
    ['no proxy announced', of('127.0.0.1', '203.0.113.9', direct), '127.0.0.1'],
  ])('%s', (_how, is, address) => {
    expect(is).toBe(address);
  });
});

describe('a server with a public address', () => {
  it('prints and tells it, answers within its folder and without, and puts it into its page', async () => {
    const { app, url, ask } = await host({ publicUrl: publicUrlOf('https://exercise.example/poste') });
    expect(app.addresses).toEqual(['https://exercise.example/poste']);
    expect(app.facilitatorUrl).toMatch(/^https:\/\/exercise\.example\/poste\/facilitator\?key=/);
    for (const path of ['/api/server', '/poste/api/server'])
      expect(await ask('GET', path)).toMatchObject({
        body: { addresses: ['https://exercise.example/poste'] },
      });
    const refused = await fetch(`${url}/poste/socket.io/?EIO=4&transport=polling`, {
      headers: { origin: 'https://elsewhere.example' },
    });
    expect(refused.status).toBe(403);
    const taken = await fetch(`${url}/poste/socket.io/?EIO=4&transport=polling`, {
      headers: { origin: 'https://exercise.example' },
    });
    expect(taken.status).toBe(200);
  });
});

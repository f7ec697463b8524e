import { describe, expect, it } from 'vitest';
import { Manager } from 'socket.io-client';
import { host, key } from './host.ts';

const wrong = 'x'.repeat(43);

async function seated() {
  const server = await host();
  const { code } = await server.create();
  const { token } = await server.join(code, 'Ada');
  const team = server.screen('team', { token });
  await team.until(() => team.welcomes.length > 0);
  return { ...server, code, token, team };
}

/** A connection without a client library on top: says the same thing without pause, and counts the refusals until it ends. */
async function insist(url: string, frame: string): Promise<number> {
  const manager = new Manager(url, { transports: ['websocket'], reconnection: false, autoConnect: false });
  await new Promise<void>((resolve, reject) => manager.open((error) => (error ? reject(error) : resolve())));
  let refusals = 0;
  const { engine } = manager;
  engine.on('packet', ({ data }: { data?: unknown }) => {
    if (typeof data === 'string' && data.startsWith('4/')) refusals += 1;
  });
  for (let i = 0; i < 100; i++) engine.write(frame);
  return new Promise((resolve) => engine.on('close', () => resolve(refusals)));
}

describe('who tries without pause', () => {
  it.each([
    ['tokens', `0/team,{"token":"${wrong}"}`],
    ['what is no token', '0/team,{"token":{"length":43}}'],
    ['keys', '0/facilitator,{"key":"wrong","code":"CCCCCC"}'],
    ['codes', '0/projector,{"key":"wrong","code":"CCCCCC"}'],
  ])('wrong %s: ten on one connection, and it ends; nobody else does', async (_what, attempt) => {
    const { url, screen, token, team, code } = await seated();
    expect(await insist(url, attempt)).toBe(10);
    expect(await team.command({ type: 'log', text: 'still here' })).toMatchObject({ ok: true });
    for (const honest of [screen('team', { token }), screen('facilitator', { key, code })]) {
      await honest.until(() => honest.welcomes.length > 0);
    }
  });

  it('anything at all: beyond two hundred messages the connection ends, and comes back by itself', async () => {
    const { team, screen, token } = await seated();
    const mate = screen('team', { token });
    await mate.until(() => mate.welcomes.length > 0);
    let cuts = 0;
    team.socket.on('disconnect', () => (cuts += 1));
    for (let i = 0; i < 300; i++) team.socket.emit('look', 'map');
    await team.until(() => cuts === 1 && team.welcomes.length === 2);
    expect(await mate.command({ type: 'log', text: 'still here' })).toMatchObject({ ok: true });
    expect(team.socket.connected).toBe(true);
  });

  it('commands: refused for haste, then cut off', async () => {
    const { team } = await seated();
    const codes: string[] = [];
    const cut = new Promise((resolve) => team.socket.once('disconnect', resolve));
    for (let i = 0; i < 300; i++) {
      void team.command({ type: 'log', text: `${i}` }).then((answer) => {
        if (!answer.ok) codes.push(answer.refusal.code);
      });
    }
    expect(await cut).toBe('transport close');
    // Of the two hundred that were read, one connects and twenty are taken.
    expect(codes).toEqual(Array.from({ length: 179 }, () => 'too-fast'));
  });

  it('coming and going of one seat: welcomed so many times, then told to wait', async () => {
    const { screen, token, clock, join, code } = await seated();
    const come = async (as: string) => {
      const one = screen('team', { token: as });
      await one.until(() => one.refused ?? one.welcomes[0]);
      return one;
    };
    // The first came before.
    for (let i = 1; i < 60; i++) (await come(token)).socket.disconnect();
    const hasty = await come(token);
    expect(hasty.refused).toMatchObject({ code: 'too-fast' });
    expect((await come((await join(code, 'Bob')).token)).refused).toBeNull();
    clock.advance(1_000);
    hasty.socket.connect();
    await hasty.until(() => hasty.welcomes.length > 0);
  });
});

import { describe, expect, it } from 'vitest';
import type { Command } from '#protocol/commands.ts';
import { loadEngine } from '../../server/engine.ts';
import { host, key } from './host.ts';
import { memoryStore } from './memoryStore.ts';

const { engine } = await loadEngine('scenarios');

/** A director of the real pack who has decided something, and the message it was done with. */
async function decided() {
  const store = memoryStore();
  const server = await host({ engine, store });
  const { code } = await server.create(['Alpha'], { scenario: 'la-poste-2025', seed: 3, ticksPerMinute: 60 });
  const { body } = await server.ask('POST', `/api/exercises/${code}/seats`, {
    name: 'Ada',
    team: 'team-1',
    roles: ['director'],
  });
  const { token } = body as { token: string };
  const desk = server.screen('facilitator', { key, code });
  const team = server.screen('team', { token });
  for (const screen of [desk, team]) await screen.until(() => screen.welcomes.length > 0);
  const steer = async (command: Command) => expect(await desk.command(command)).toMatchObject({ ok: true });
  await steer({ type: 'start' });
  const message = { id: 'first-decision', tick: 0, command: { type: 'log', text: 'we begin' } };
  const decision = { ...message, command: { type: 'decide', action: 'rotate-crews' } };
  return { ...server, code, token, desk, team, steer, decision, store };
}

describe('a repeat gets the first answer', { timeout: 30_000 }, () => {
  it('after the clock went on for more than an hour of play', async () => {
    const { team, steer, decision } = await decided();
    const first = await team.send(decision);
    expect(first).toMatchObject({ ok: true });
    await steer({ type: 'jump', to: { tick: 40 } });
    expect(await team.send(decision)).toEqual(first);
    expect(await team.send({ ...decision, id: 'second-decision' })).toMatchObject({
      refusal: { code: 'stale' },
    });
  });

  it('after a restart, and an hour of play', async () => {
    const { team, steer, decision, store, token, app } = await decided();
    const first = await team.send(decision);
    await steer({ type: 'jump', to: { tick: 40 } });
    await app.close();
    const again = await host({ engine, store });
    const back = again.screen('team', { token });
    await back.until(() => back.welcomes.length > 0);
    expect(first).toMatchObject({ ok: true });
    expect(await back.send(decision)).toEqual(first);
    // Its id is enough: what else comes with it is not looked at.
    expect(await back.send({ id: decision.id, command: { type: 'log', text: 7 } })).toEqual(first);
    expect(await back.send({ id: decision.id, command: 'x'.repeat(20_000) })).toEqual(first);
  });

  it('after ENDEX', async () => {
    const { team, steer, decision } = await decided();
    const first = await team.send(decision);
    expect(first).toMatchObject({ ok: true });
    await steer({ type: 'end' });
    expect(await team.send(decision)).toEqual(first);
    expect(await team.send({ ...decision, id: 'second-decision' })).toMatchObject({
      refusal: { code: 'wrong-phase' },
    });
  });

  it('after the seat has said too much', async () => {
    const { team, decision } = await decided();
    const first = await team.send(decision);
    expect(first).toMatchObject({ ok: true });
    const many = Array.from({ length: 30 }, () => team.command({ type: 'log', text: 'more' }));
    expect((await Promise.all(many)).at(-1)).toMatchObject({ refusal: { code: 'too-fast' } });
    expect(await team.send(decision)).toEqual(first);
  });

  it('a refusal as well: what was refused then is refused now, with the same reason', async () => {
    const { team, steer, decision } = await decided();
    const wrong = { ...decision, command: { type: 'decide', action: 'unheard-of' } };
    const first = await team.send(wrong);
    expect(first).toMatchObject({ refusal: { code: 'unknown-action' } });
    await steer({ type: 'jump', to: { tick: 40 } });
    expect(await team.send(wrong)).toEqual(first);
  });

  it('after the journal failed: what was stored before is stored, what was not is not', async () => {
    const { team, decision, store } = await decided();
    const first = await team.send(decision);
    expect(first).toMatchObject({ ok: true });
    store.hold();
    const lost = { ...decision, id: 'lost-message', command: { type: 'log', text: 'lost' } };
    const answers = [team.send(lost), team.send(lost)];
    store.fail('The disk is full.');
    for (const answer of answers) expect(await answer).toMatchObject({ refusal: { code: 'storage-failed' } });
    expect(await team.send(decision)).toEqual(first);
    expect(await team.send(lost)).toMatchObject({ refusal: { code: 'storage-failed' } });
  });
});

import { replay } from '#exercise/restore.ts';
import { describe, expect, it } from 'vitest';
import type { Answer } from '#protocol/events.ts';
import type { Joined } from '#protocol/http.ts';
import type { DecisionRecord, MselRow } from '#protocol/views.ts';
import type { Definition, LogEntry } from '#exercise/types.ts';
import { loadEngine } from '../../server/engine.ts';
import { host, key } from './host.ts';
import type { Screen } from './screen.ts';

const scenario = 'la-poste-2025';

/** The real pack and simulation on the wire, with two in team 1 and one in team 2. */
async function playing() {
  const { engine } = await loadEngine('scenarios');
  const server = await host({ engine });
  const { code } = await server.create(['Alpha', 'Beta'], { scenario, seed: 3, ticksPerMinute: 60 });
  const seat = async (name: string, team: string, roles: string[]) => {
    const { body } = await server.ask('POST', `/api/exercises/${code}/seats`, { name, team, roles });
    const screen = server.screen('team', { token: (body as Joined).token });
    await screen.until(() => screen.welcomes.length > 0);
    return { screen, ...(body as Joined) };
  };
  const ada = await seat('Ada', 'team-1', ['network']);
  const bob = await seat('Bob', 'team-1', ['bank']);
  const cyd = await seat('Cyd', 'team-2', ['network', 'bank']);
  const desk = server.screen('facilitator', { key, code });
  await desk.until(() => desk.welcomes.length > 0);
  return { ...server, engine, code, ada, bob, cyd, desk };
}

const decisions = (screen: Screen) =>
  Object.entries(screen.table())
    .filter(([name]) => name.startsWith('decision:'))
    .map(([, record]) => record as DecisionRecord);
const injectsOf = (screen: Screen) =>
  Object.keys(screen.table()).filter((name) => name.startsWith('inject:'));
const tickOf = (screen: Screen) => (screen.table().clock as { tick: number }).tick;
const geoBlock = { type: 'decide', action: 'geo-block', why: 'to see what happens' };

describe('a real exercise on the wire', { timeout: 30_000 }, () => {
  it('a decision belongs to whoever holds the role, is seen by the team, and by no other', async () => {
    const { ada, bob, cyd, desk } = await playing();
    expect(await ada.screen.command(geoBlock)).toMatchObject({ ok: false, refusal: { code: 'wrong-phase' } });
    await desk.command({ type: 'start' });
    expect(await bob.screen.command(geoBlock)).toMatchObject({
      ok: false,
      refusal: { code: 'not-your-role', params: { holder: 'Ada' } },
    });
    expect(await ada.screen.command(geoBlock)).toMatchObject({ ok: true });
    await bob.screen.until(() => decisions(bob.screen).length === 1);
    const [decision] = decisions(bob.screen);
    expect(decision).toMatchObject({ action: 'geo-block', by: 'Ada', state: 'preparing' });
    expect(decisions(cyd.screen)).toEqual([]);
    expect(await cyd.screen.command({ type: 'cancel', decision: decision?.id })).toMatchObject({
      ok: false,
      refusal: { code: 'unknown-decision' },
    });
  });

  it('nothing of another team, of the attack or of what is yet to come leaves the server', async () => {
    const { ada, cyd, desk, clock } = await playing();
    await desk.command({ type: 'start' });
    await cyd.screen.command({ type: 'log', text: 'a secret of Beta' });
    clock.advance(20_000);
    await ada.screen.until(() => tickOf(ada.screen) > 0);
    const table = ada.screen.table();
    expect(Object.keys(table).filter((name) => /^(msel|line|story|campaign)/.test(name))).toEqual([]);
    const everything = JSON.stringify([table, ada.screen.welcomes]);
    for (const word of ['secret of Beta', 'Cyd', 'expected']) expect(everything).not.toContain(word);
  });

  it('screens show after hours of play what a replay of the log shows', async () => {
    const { ada, bob, cyd, desk, clock, engine, ask, code } = await playing();
    await desk.command({ type: 'start' });
    for (let hour = 0; hour < 6; hour++) {
      clock.advance(60_000);
      await ada.screen.command({ type: 'log', text: `hour ${hour}` });
      await (hour === 2 ? ada : cyd).screen.command(geoBlock);
      if (hour === 3) await desk.command({ type: 'add-team', name: 'Late' });
      if (hour === 4) bob.screen.socket.disconnect().connect();
    }
    await desk.command({ type: 'pause' });
    const { definition, entries } = (await ask('GET', `/api/exercises/${code}/log`)).body as {
      definition: Definition;
      entries: LogEntry[];
    };
    const pack = engine.offered.get(scenario);
    if (!pack) throw new Error('no pack');
    const last = entries.at(-1)?.tick as number;
    expect(last).toBeGreaterThan(200);
    expect(entries.filter(({ command }) => command.type === 'mark').length).toBeGreaterThan(3);
    const again = replay(definition, pack, entries, last);
    for (const { seat } of [ada, bob, cyd]) again.setOnline(seat, true);
    for (const { screen, team } of [ada, bob, cyd]) {
      await screen.until(() => tickOf(screen) === last);
      expect(screen.table()).toEqual(JSON.parse(JSON.stringify(again.view('team', team))));
      expect(screen.gaps).toBe(0);
    }
  });

  it('comes back after a stop in the middle with what is on the wall, in reserve and read, and standing paused', async () => {
    const before = await playing();
    const { ada, desk, clock, code, engine, store } = before;
    await desk.command({ type: 'start' });
    clock.advance(30_000);
    await ada.screen.until(() => injectsOf(ada.screen)[0]);
    const first = injectsOf(ada.screen)[0]!.slice('inject:'.length);
    await ada.screen.command({ type: 'read', injects: [first] });
    await desk.command({ type: 'show-prompt', text: 'What do you know?', minutes: 5 });
    clock.advance(8_000);
    await desk.until(() => desk.table()['prompt'] && (desk.table()[`msel:${first}`] as MselRow).read === 1);
    const kept = (screen: Screen) =>
      Object.fromEntries(
        Object.entries(screen.table()).filter(([name]) =>
          /^(prompt|msel:|read:|inject:|headline)/.test(name),
        ),
      );
    await desk.command({ type: 'pause' });
    await ada.screen.until(() => ada.screen.table()[`read:${first}`]);
    const [wall, own] = [kept(desk), kept(ada.screen)];
    const held = Object.values(wall).filter((row) => (row as Partial<MselRow>).held);
    expect(held.length).toBeGreaterThan(10);
    await desk.command({ type: 'resume' });
    await before.app.close();
    const back = await host({ engine, store });
    const again = back.screen('facilitator', { key, code });
    const seat = back.screen('team', { token: ada.token });
    for (const screen of [again, seat]) await screen.until(() => screen.welcomes.length > 0);
    expect([kept(again), kept(seat)]).toEqual([wall, own]);
    expect(again.table()['exercise']).toMatchObject({ lifecycle: 'paused', recovered: true });
  });

  it("what is the facilitator's is refused to a player, and the other way round; a wall only listens", async () => {
    const { ada, desk, clock, code, ask, screen } = await playing();
    await desk.command({ type: 'start' });
    for (const command of [
      { type: 'show-prompt', text: 'mine' },
      { type: 'show-slide', slide: null },
      { type: 'clear-prompt' },
      { type: 'mark', hash: 'x' },
    ])
      expect(await ada.screen.command(command)).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(await desk.command({ type: 'read', injects: ['x'] })).toMatchObject({
      refusal: { code: 'not-allowed' },
    });
    expect(await desk.command({ type: 'show-slide', slide: 'third' })).toMatchObject({
      refusal: { code: 'wrong-phase' },
    });
    const { projectorKey } = (await ask('GET', `/api/exercises/${code}/projector-key`)).body as {
      projectorKey: string;
    };
    const wall = screen('projector', { key: projectorKey, code });
    await wall.until(() => wall.welcomes.length > 0);
    const answers: Answer[] = [];
    const note = (answer: Answer) => void answers.push(answer);
    wall.socket.emit('command', { id: 'abcdefgh', command: { type: 'pause' } }, note);
    wall.socket.emit('look', 'map');
    wall.socket.emit('watch', { team: 'team-1', on: true }, note);
    expect(await desk.command({ type: 'announce', text: 'still here' })).toMatchObject({ ok: true });
    clock.advance(1_000);
    await wall.until(() => Object.keys(wall.table()).some((name) => name.startsWith('announcement:')));
    expect(answers).toMatchObject([{ refusal: { code: 'malformed' } }, { refusal: { code: 'malformed' } }]);
    expect(wall.table()['exercise']).toMatchObject({ lifecycle: 'running' });
    expect(JSON.stringify(wall.welcomes)).not.toContain('"seat:');
  });
});

import { cpSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Created, Joined } from '#protocol/http.ts';
import type { Refusal } from '#protocol/text.ts';
import { screenOf } from '../net/screen.ts';
import { temporaryFolder } from '../store/samples.ts';
import { builtProgram, start } from './program.ts';

const program = builtProgram();
const key = 'facilitator-key-of-a-test';

/** A running exercise with a player, a console and a wall, its journal in a folder that can be taken away. */
async function playing() {
  const data = join(temporaryFolder(), 'data');
  const server = await start(program.main, ['--data', data, '--key', key]);
  const post = async (path: string, body: object) => {
    const answer = await fetch(server.url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return answer.json() as unknown;
  };
  const made = (await post('/api/exercises', {
    scenario: 'la-poste-2025',
    teams: ['Red', 'Blue'],
  })) as Created;
  const { code, projectorKey } = made;
  const { token } = (await post(`/api/exercises/${code}/seats`, { name: 'Ada', team: 'team-1' })) as Joined;
  const ada = screenOf(`${server.url}/team`, { token });
  const desk = screenOf(`${server.url}/facilitator`, { key, code });
  const wall = screenOf(`${server.url}/projector`, { key: projectorKey, code });
  for (const screen of [ada, desk, wall]) await screen.until(() => screen.tables.size === 1);
  return { data, ada, desk, wall };
}

describe('a data folder that goes while the server runs', { timeout: 60_000 }, () => {
  it.each<[string, (data: string) => void]>([
    ['deleted', (data) => rmSync(data, { recursive: true })],
    ['moved away', (data) => renameSync(data, `${data}-elsewhere`)],
    [
      'replaced by a copy',
      (data) => {
        cpSync(data, `${data}-copy`, { recursive: true });
        rmSync(data, { recursive: true });
        renameSync(`${data}-copy`, data);
      },
    ],
  ])('%s: the next command is not acknowledged, and everybody is told', async (_how, take) => {
    const { data, ada, desk, wall } = await playing();
    expect(await ada.command({ type: 'log', text: 'still here' })).toMatchObject({ ok: true });
    take(data);
    const answer = await ada.command({ type: 'log', text: 'into nothing' });
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'storage-failed' } });
    for (const screen of [ada, desk, wall]) await screen.until(() => screen.table()['halted']);
    expect((desk.table()['halted'] as Refusal).message).toMatch(/journal was deleted|place of the journal/);
    expect((desk.table()['halted'] as Refusal).message).toContain('start the server again');
  });

  it('is noticed within seconds also where nobody writes', async () => {
    const { data, ada, desk, wall } = await playing();
    const before = performance.now();
    rmSync(data, { recursive: true });
    for (const screen of [ada, desk, wall]) await screen.until(() => screen.table()['halted']);
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});

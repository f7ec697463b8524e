import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { ExerciseSummary } from '#protocol/http.ts';
import type { ExerciseRecord, Headline, Result } from '#protocol/views.ts';
import { screenOf, type Screen } from '../net/screen.ts';
import { temporaryFolder } from '../store/samples.ts';
import { builtProgram, endedBy, start, type Running } from './program.ts';

const program = builtProgram();
const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/kept-0.1/${name}`, import.meta.url));
const kept = JSON.parse(readFileSync(fixture('kept.json'), 'utf8')) as {
  code: string;
  key: string;
  tokens: [string, string];
  tick: number;
  headlines: [Headline, Headline];
};

/** Everybody comes back to the program that runs on this folder. */
async function everybody(at: Running): Promise<{ desk: Screen; ada: Screen; bob: Screen }> {
  const desk = screenOf(`${at.url}/facilitator`, { key: kept.key, code: kept.code });
  const [ada, bob] = kept.tokens.map((token) => screenOf(`${at.url}/team`, { token })) as [Screen, Screen];
  for (const screen of [desk, ada, bob]) await screen.until(() => screen.tables.size === 1);
  return { desk, ada, bob };
}
const exerciseOf = (screen: Screen) => screen.table()['exercise'] as ExerciseRecord;
const lines = (screen: Screen, prefix: string) =>
  Object.entries(screen.table()).flatMap(([key, record]) =>
    key.startsWith(prefix) ? [record as Record<string, unknown>] : [],
  );

it('an exercise of version 0.1 opens, says that the rules are others now, and is played to ENDEX', async () => {
  const data = temporaryFolder();
  writeFileSync(join(data, 'poste-restante.db'), gunzipSync(readFileSync(fixture('poste-restante.db.gz'))));
  const flags = ['--data', data, '--key', kept.key];
  const first = await start(program.main, flags);
  const answer = await fetch(`${first.url}/api/exercises`, {
    headers: { authorization: `Bearer ${kept.key}` },
  });
  // Known before anybody opened it, from its log.
  expect((await answer.json()) as ExerciseSummary[]).toMatchObject([
    { code: kept.code, lifecycle: 'paused', tick: kept.tick, teams: 2, seats: 2 },
  ]);

  const { desk, ada, bob } = await everybody(first);
  expect(exerciseOf(desk)).toMatchObject({
    lifecycle: 'paused',
    recovered: true,
    // Its journal has no snapshot: all of it was run again.
    renewed: { tick: kept.tick, anew: true },
  });
  expect(desk.table()['clock']).toEqual({ tick: kept.tick });
  expect(ada.table()['team']).toMatchObject({ name: 'Red' });
  expect(lines(ada, 'decision:')).toMatchObject([
    { action: 'emergency-scrubbing', by: 'Ada', why: 'the link is full', confidence: 4 },
  ]);
  expect(lines(ada, 'log:').at(-1)).toMatchObject({ kind: 'entry', text: 'Still here.' });
  expect(lines(bob, 'log:')).toContainEqual(
    expect.objectContaining({ text: 'Waiting for the first figures.' }),
  );
  expect(desk.table()['prompt']).toMatchObject({ text: 'What do you know?' });
  expect(lines(desk, 'line:').filter(({ log }) => (log as { ref?: string }).ref === 'renewed')).toHaveLength(
    1,
  );
  // Played again under rules that are not its own, it need not be the same to the parcel.
  for (const [screen, was] of [
    [ada, kept.headlines[0]],
    [bob, kept.headlines[1]],
  ] as const) {
    const now = screen.table()['headline'] as Headline;
    expect(now.parcelsDelivered / was.parcelsDelivered).toBeGreaterThan(0.5);
    expect(now.parcelsDelivered / was.parcelsDelivered).toBeLessThan(2);
  }

  // From here on these are its rules: after a stop it is exactly where it was, and is not told of again.
  await desk.command({ type: 'resume' });
  await ada.command({ type: 'log', text: 'On we go.' });
  await desk.command({ type: 'pause' });
  // The console's table may be a moment behind; a team's is sent at once, and says that this is the second pause.
  for (const { table, until } of [ada, bob])
    await until(() => {
      const { lifecycle, recovered } = table()['exercise'] as ExerciseRecord;
      return lifecycle === 'paused' && !recovered;
    });
  const before = { ada: ada.table(), bob: bob.table() };
  expect(await first.end('SIGTERM')).toBe(endedBy('SIGTERM'));
  const second = await start(program.main, flags);
  const again = await everybody(second);
  const without = ({ exercise: _exercise, ...table }: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(table).filter(([key]) => !/^(seat|ghost)/.test(key)));
  expect(without(again.ada.table())).toEqual(without(before.ada));
  expect(without(again.bob.table())).toEqual(without(before.bob));
  expect(
    lines(again.desk, 'line:').filter(({ log }) => (log as { ref?: string }).ref === 'renewed'),
  ).toHaveLength(1);

  await again.desk.command({ type: 'jump', to: { tick: 100_000 } });
  await again.desk.until(
    () =>
      exerciseOf(again.desk).jump === null && (again.desk.table()['clock'] as { tick: number }).tick > 1_000,
  );
  expect(await again.desk.command({ type: 'end' })).toMatchObject({ ok: true });
  expect(await again.desk.command({ type: 'show-scores', shown: true })).toMatchObject({ ok: true });
  const result = await again.ada.until(() => again.ada.table()['result'] as Result | undefined);
  expect(result.points.map(({ name }) => name).toSorted()).toEqual(['Blue', 'Red']);
  expect(await second.end('SIGTERM')).toBe(endedBy('SIGTERM'));
}, 120_000);

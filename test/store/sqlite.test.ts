import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Database from 'libsql';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../server/store/store.ts';
import { openSqliteStore } from '../../server/store/sqlite.ts';
import { definitionOf, entryOf, samplePack, temporaryFolder } from './samples.ts';

const atFirst = { lifecycle: 'lobby', teams: definitionOf('ex-a').teams.length, seats: 0 };

/** The superuser does; and Windows, which has no user ids, knows no modes of folders. */
const writesEverywhere = (process.getuid?.() ?? 0) === 0;

describe('the SQLite store', () => {
  it('keeps exercises, packs, entries, ticks and seats over a reopening', async () => {
    const folder = temporaryFolder();
    const store = await openSqliteStore(folder);
    await store.createExercise(definitionOf('ex-a', { createdAt: 1 }), samplePack);
    await store.createExercise(definitionOf('ex-b', { createdAt: 2 }), samplePack);
    const entries = [1, 2, 3].map((seq) => entryOf(seq));
    const summary = { lifecycle: 'running', teams: 3, seats: 7 } as const;
    await Promise.all(entries.map((entry, i) => store.append('ex-a', entry, i === 1 ? summary : undefined)));
    void store.reached('ex-a', 40);
    void store.reached('ex-a', 41);
    await store.addSeat('ex-a', 'seat-1', 'f00d');
    await store.close();

    const again = await openSqliteStore(folder);
    expect(again.exercises()).toEqual([
      { definition: definitionOf('ex-b', { createdAt: 2 }), tick: 0, summary: atFirst },
      { definition: definitionOf('ex-a', { createdAt: 1 }), tick: 41, summary },
    ]);
    expect(again.entries('ex-a')).toEqual(entries);
    expect(again.entries('ex-a', 1, 1)).toEqual([entries[1]]);
    expect(again.entries('ex-b')).toEqual([]);
    expect(again.pack('pack-1')).toBe(samplePack.json);
    expect(again.pack('pack-2')).toBeNull();
    expect(again.seatOf('f00d')).toEqual({ exerciseId: 'ex-a', seat: 'seat-1' });
    expect(again.seatOf('beef')).toBeNull();
    await again.append('ex-a', entryOf(4));
    await again.close();
  });

  it('keeps whole snapshots alone, the newest first, until their slot is written again', async () => {
    const folder = temporaryFolder();
    const store = await openSqliteStore(folder);
    await store.createExercise(definitionOf('ex-a'), samplePack);
    const put = async (slot: number, tick: number, parts: string[]) => {
      await store.dropSnapshot('ex-a', slot);
      for (const [i, data] of parts.entries())
        await store.keepPart('ex-a', slot, { tick, seq: tick }, `team-${i}`, data);
      await store.keepSnapshot('ex-a', slot, { tick, seq: tick, rules: 1, core: `core ${tick}` });
    };
    const kept = (from: Store) =>
      from.snapshots('ex-a').map(({ tick, core, parts }) => [tick, core, [...parts()]]);
    await put(0, 50, ['a50', 'b50']);
    await put(1, 100, ['a100', 'b100']);
    expect(kept(store)).toEqual([
      [100, 'core 100', ['a100', 'b100']],
      [50, 'core 50', ['a50', 'b50']],
    ]);
    // Begun over the older one, and not finished: a stop in the middle leaves the other.
    await store.dropSnapshot('ex-a', 0);
    await store.keepPart('ex-a', 0, { tick: 150, seq: 150 }, 'team-0', 'a150');
    await store.close();
    const again = await openSqliteStore(folder);
    expect(kept(again)).toEqual([[100, 'core 100', ['a100', 'b100']]]);
    await again.close();
    const third = await openSqliteStore(folder);
    // Parts of another moment in its slot are not taken for its own.
    await third.keepSnapshot('ex-a', 0, { tick: 160, seq: 160, rules: 1, core: 'core 160' });
    expect(kept(third)).toEqual([
      [160, 'core 160', []],
      [100, 'core 100', ['a100', 'b100']],
    ]);
    await third.deleteExercise('ex-a', 1_000);
    expect(third.exercises()).toEqual([]);
    await third.close();
  });

  it('a definition that cannot be read hinders no other, and is left as it is', async () => {
    const folder = temporaryFolder();
    const store = await openSqliteStore(folder);
    for (const id of ['ex-a', 'ex-b', 'ex-c', 'ex-d'])
      await store.createExercise(definitionOf(id), samplePack);
    await store.close();
    const db = new Database(join(folder, 'poste-restante.db'));
    // Worked out again from the log.
    db.prepare("UPDATE progress SET summary = '{\"half' WHERE exercise = 'ex-c'").run();
    db.prepare("UPDATE exercise SET definition = '{\"half' WHERE id = 'ex-a'").run();
    db.prepare("UPDATE exercise SET definition = 'null' WHERE id = 'ex-b'").run();
    db.prepare(
      "UPDATE exercise SET definition = json_remove(definition, '$.createdAt') WHERE id = 'ex-d'",
    ).run();
    db.close();
    const again = await openSqliteStore(folder);
    const unreadable: string[] = [];
    expect(again.exercises((code) => void unreadable.push(code))).toEqual([
      { definition: definitionOf('ex-c'), tick: 0, summary: null },
    ]);
    expect(unreadable).toEqual(['ex-a', 'ex-b', 'ex-d'].map((id) => definitionOf(id).code));
    await again.close();
  });

  it('reads two crowds side by side without mixing them, and sees what was written meanwhile', async () => {
    const store = await openSqliteStore(temporaryFolder());
    const teams = Array.from({ length: 300 }, (_, i) => `team-${i}`);
    for (const id of ['ex-a', 'ex-b']) {
      await store.createExercise(definitionOf(id), samplePack);
      const at = { tick: 50, seq: 1 };
      await Promise.all(teams.map((team) => store.keepPart(id, 0, at, team, `${id} ${team}`)));
      await store.keepSnapshot(id, 0, { ...at, rules: 1, core: id });
    }
    const reading = (id: string) => store.snapshots(id)[0]!.parts()[Symbol.iterator]();
    const [a, b, left] = [reading('ex-a'), reading('ex-b'), reading('ex-a')];
    left.next();
    const read: Record<string, string[]> = { a: [], b: [] };
    let seen: unknown;
    for (let i = 0; i < teams.length; i++) {
      read['a']!.push(a.next().value as string);
      read['b']!.push(b.next().value as string);
      if (i === 150) await store.addSeat('ex-a', 'seat-1', 'f00d');
      if (i === 150) seen = store.seatOf('f00d');
    }
    expect(seen).toEqual({ exerciseId: 'ex-a', seat: 'seat-1' });
    expect([a.next().done, b.next().done]).toEqual([true, true]);
    expect(read['a']!.toSorted()).toEqual(teams.map((team) => `ex-a ${team}`).toSorted());
    expect(read['b']!.toSorted()).toEqual(teams.map((team) => `ex-b ${team}`).toSorted());
    await store.deleteExercise('ex-a', 1_000);
    expect([store.snapshots('ex-a'), store.snapshots('ex-b').length]).toEqual([[], 1]);
    await store.close();
  });

  it('an entry carries its tick on; a tick never goes back', async () => {
    const store = await openSqliteStore(temporaryFolder());
    await store.createExercise(definitionOf('ex-a'), samplePack);
    await store.append('ex-a', entryOf(1, { tick: 30 }));
    await store.reached('ex-a', 12);
    await store.append('ex-a', entryOf(2, { tick: 30 }));
    expect(store.exercises()[0]?.tick).toBe(30);
    await store.close();
  });

  it('refuses entries out of order, of an unknown exercise, and after closing; and goes on for the others', async () => {
    const store = await openSqliteStore(temporaryFolder());
    await store.createExercise(definitionOf('ex-a'), samplePack);
    await expect(store.append('ex-a', entryOf(2))).rejects.toThrow(
      'Entry 2 of exercise ex-a is out of order: 1',
    );
    await expect(store.append('ex-z', entryOf(1))).rejects.toThrow('There is no exercise ex-z');
    await expect(store.createExercise(definitionOf('ex-b', { code: 'EX-AXX' }), samplePack)).rejects.toThrow(
      'An exercise with the code EX-AXX exists already.',
    );
    await store.append('ex-a', entryOf(1));
    await store.close();
    await expect(store.append('ex-a', entryOf(2))).rejects.toThrow('The store is closed');
  });

  it('closing commits what is pending', async () => {
    const folder = temporaryFolder();
    const store = await openSqliteStore(folder);
    await store.createExercise(definitionOf('ex-a'), samplePack);
    const pending = store.append('ex-a', entryOf(1));
    await store.close();
    await pending;
    const again = await openSqliteStore(folder);
    expect(again.entries('ex-a')).toHaveLength(1);
    await again.close();
  });

  it('deletes an exercise with its log and seats, and a pack when its last exercise goes', async () => {
    const store = await openSqliteStore(temporaryFolder());
    await store.createExercise(definitionOf('ex-a'), samplePack);
    await store.createExercise(definitionOf('ex-b'), samplePack);
    await store.append('ex-a', entryOf(1));
    await store.addSeat('ex-a', 'seat-1', 'f00d');
    await store.deleteExercise('ex-a', 1_000);
    expect(store.entries('ex-a')).toEqual([]);
    expect(store.seatOf('f00d')).toBeNull();
    expect(store.exercises().map(({ definition }) => definition.id)).toEqual(['ex-b']);
    expect(store.pack('pack-1')).toBe(samplePack.json);
    await expect(store.append('ex-a', entryOf(2))).rejects.toThrow('There is no exercise ex-a');
    await store.deleteExercise('ex-b', 1_000);
    expect(store.pack('pack-1')).toBeNull();
    // For thirty days it is known that there was one.
    expect(store.deletedAt(definitionOf('ex-a').code)).toBe(1_000);
    await store.createExercise(definitionOf('ex-c'), samplePack);
    await store.deleteExercise('ex-c', 1_001 + 30 * 24 * 3_600_000);
    expect(store.deletedAt(definitionOf('ex-a').code)).toBeNull();
    await store.close();
  });

  it('stops for good when the disk is full: whoever waits is told, and what was durable stays', async () => {
    const folder = temporaryFolder();
    const store = await openSqliteStore(folder, { maxPages: 60 });
    await store.createExercise(definitionOf('ex-a'), samplePack);
    await store.append('ex-a', entryOf(1));
    const text = 'x'.repeat(400);
    const big = Array.from({ length: 2000 }, (_, i) => entryOf(i + 2, { command: { type: 'log', text } }));
    const outcomes = await Promise.allSettled(big.map((entry) => store.append('ex-a', entry)));
    expect(outcomes.map((outcome) => outcome.status)).not.toContain('fulfilled');
    await expect(store.append('ex-a', entryOf(2002))).rejects.toThrow(
      /^Nothing more can be stored in .*poste-restante\.db \(database or disk is full\)/,
    );
    await store.close();
    const again = await openSqliteStore(folder);
    expect(again.entries('ex-a')).toHaveLength(1);
    await again.close();
  });
});

describe('the data folder', () => {
  it('is held by one process at a time, and free again after closing', async () => {
    const folder = temporaryFolder();
    const store = await openSqliteStore(folder);
    await expect(openSqliteStore(folder)).rejects.toThrow('is in use by another Poste Restante');
    await store.close();
    await (await openSqliteStore(folder)).close();
  });

  it('is held against other processes too', async () => {
    const folder = temporaryFolder();
    const store = await openSqliteStore(folder);
    const libsql = createRequire(import.meta.url).resolve('libsql');
    const outcome = execFileSync(process.execPath, [
      '-e',
      `const D = require(${JSON.stringify(libsql)});
       try { new D(${JSON.stringify(join(folder, 'in-use.lock'))}).exec('BEGIN EXCLUSIVE'); console.log('free') }
       catch (error) { console.log(error.code) }`,
    ]);
    expect(String(outcome).trim()).toBe('SQLITE_BUSY');
    await store.close();
  });

  it('is named when it cannot be created', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'a-file');
    writeFileSync(file, 'not a folder');
    await expect(openSqliteStore(file)).rejects.toThrow(/^The data folder .*a-file cannot be written to/);
  });

  it.skipIf(writesEverywhere)('is named when it is read-only', async () => {
    const shut = temporaryFolder();
    chmodSync(shut, 0o500);
    await expect(openSqliteStore(shut)).rejects.toThrow('cannot be written to');
  });

  it('of a newer program is refused, and left as it is', async () => {
    const folder = temporaryFolder();
    await (await openSqliteStore(folder)).close();
    const file = join(folder, 'poste-restante.db');
    const db = new Database(file);
    db.exec('UPDATE schema SET version = 99');
    db.close();
    await expect(openSqliteStore(folder)).rejects.toThrow(
      /was written by a newer Poste Restante \(schema 99; this one knows 3\)/,
    );
    const after = new Database(file);
    expect(after.prepare('SELECT version FROM schema').get()).toMatchObject({ version: 99 });
    after.close();
  });

  it('with a damaged journal is refused with the name of the file', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'poste-restante.db');
    writeFileSync(file, 'this is no database, it only looks long enough to be one '.repeat(100));
    await expect(openSqliteStore(folder)).rejects.toThrow(/poste-restante\.db cannot be read/);
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toMatch(/^this is no database/);
  });

  it('with a journal damaged in the middle says which file, whenever it is noticed', async () => {
    const folder = temporaryFolder();
    const store = await openSqliteStore(folder);
    await store.createExercise(definitionOf('ex-a'), samplePack);
    await Promise.all(Array.from({ length: 200 }, (_, i) => store.append('ex-a', entryOf(i + 1))));
    await store.close();
    const file = join(folder, 'poste-restante.db');
    const bytes = readFileSync(file);
    for (let at = 8_192; at < bytes.length; at += 4_096)
      bytes.fill(0x5a, at, Math.min(at + 2_000, bytes.length));
    writeFileSync(file, bytes);
    const reading = (async () => {
      const damaged = await openSqliteStore(folder);
      try {
        for (const { definition } of damaged.exercises()) damaged.entries(definition.id);
      } finally {
        await damaged.close();
      }
    })();
    await expect(reading).rejects.toThrow(/poste-restante\.db cannot be read \(.*malformed/);
  });

  it.skipIf(writesEverywhere).each(['in-use.lock', 'poste-restante.db'])(
    'with a %s that may only be read is refused',
    async (name) => {
      const folder = temporaryFolder();
      await (await openSqliteStore(folder)).close();
      chmodSync(join(folder, name), 0o400);
      await expect(openSqliteStore(folder)).rejects.toThrow('cannot be written to');
    },
  );
});

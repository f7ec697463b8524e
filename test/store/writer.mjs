// Run by kill.slow.test.ts: appends without end and prints each sequence number once the store calls it durable.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const load = async (path) =>
  (await runnerImport(here(path), { configFile: false, logLevel: 'error' })).module;
const { openSqliteStore } = await load('../../server/store/sqlite.ts');

const [folder] = process.argv.slice(2);
const store = await openSqliteStore(folder);
const definition = { id: 'ex-a', code: 'AAAAAA', packHash: 'pack-1', createdAt: 1, teams: [] };
await store.createExercise(definition, { hash: 'pack-1', json: '{}' });

let seq = 0;
async function writeOn() {
  for (;;) {
    const mine = ++seq;
    await store.append('ex-a', {
      seq: mine,
      tick: mine,
      at: mine,
      actor: { kind: 'system' },
      commandId: null,
      command: { type: 'recovered' },
    });
    process.stdout.write(`${mine}\n`);
  }
}
// Several at a time, so that groups of more than one are cut as well.
for (let i = 0; i < 8; i++) void writeOn();

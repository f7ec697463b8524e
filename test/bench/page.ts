import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';

/** Builds one page of this folder (`map` for map.html) as the client is built, and serves it. */
export async function servePage(name: string): Promise<{ url: string; close(): Promise<void> }> {
  const outDir = await mkdtemp(join(tmpdir(), 'poste-restante-bench-'));
  const root = process.cwd();
  const shared = { root, logLevel: 'error' } as const;
  await build({
    ...shared,
    build: { outDir, emptyOutDir: true, rolldownOptions: { input: join(root, `test/bench/${name}.html`) } },
  });
  const server = await preview({
    ...shared,
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1', strictPort: false },
  });
  const origin = server.resolvedUrls?.local[0] ?? '';
  return {
    url: `${origin}test/bench/${name}.html`,
    async close() {
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}

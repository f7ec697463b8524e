import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Builds one page of this folder as the client is built, for use or for a look, and serves it.
 * @param {string} name `map` for map.html
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function servePage(name) {
  const outDir = await mkdtemp(join(tmpdir(), 'poste-restante-bench-'));
  const shared = { root, logLevel: 'error' };
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
    close: async () => {
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}

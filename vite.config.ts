import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { clientBuild } from './server/bootstrap/client-build.ts';
import { appInDevServer } from './server/bootstrap/dev-plugin.ts';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** The programs of the server, and those that its threads run. `bench` is optional, so that the build does not depend on it. */
const serverEntries = Object.fromEntries(
  ['main', 'lab', 'bench', 'pricer', 'replay']
    .map((name) => [name, path(`server/${name}.ts`)] as const)
    .filter(([, file]) => existsSync(file)),
);

/**
 * Phaser's sources ask for these by `typeof X`, and its own build replaces them. They must be replaced here as
 * well: left alone, `typeof WEBGL_RENDERER` is the string 'undefined', which is true. `global` is Node's name for what
 * browsers call `globalThis`. Sound is left out: an exercise room has enough of it.
 */
const phaserDefines = {
  global: 'globalThis',
  'typeof CANVAS_RENDERER': 'true',
  'typeof WEBGL_RENDERER': 'true',
  'typeof WEBGL_DEBUG': 'false',
  'typeof EXPERIMENTAL': 'false',
  'typeof PLUGIN_3D': 'false',
  'typeof PLUGIN_CAMERA3D': 'false',
  'typeof PLUGIN_FBINSTANT': 'false',
  'typeof FEATURE_SOUND': 'false',
};

export default defineConfig(({ isSsrBuild }) => ({
  root: path('.'),
  // Relative to the page, whose server says in what folder of a site it stands.
  base: './',
  publicDir: path('client/public'),
  plugins: [appInDevServer(), clientBuild()],
  resolve: {
    // The core build is two thirds of the size; the package's `exports` hide it, hence a path to the file.
    alias: [{ find: /^phaser$/, replacement: path('node_modules/phaser/src/phaser-core.js') }],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // Named breakpoints (client/ui/breakpoints.css).
  css: { transformer: 'lightningcss', lightningcss: { drafts: { customMedia: true } } },
  define: phaserDefines,
  // The development server bundles packages ahead, apart from the above.
  optimizeDeps: { rolldownOptions: { transform: { define: phaserDefines } } },
  server: { watch: { ignored: ['**/data/**', '**/dist/**'] } },
  build: isSsrBuild
    ? {
        ssr: true,
        target: 'node20',
        outDir: 'dist/server',
        emptyOutDir: true,
        copyPublicDir: false,
        sourcemap: true,
        rolldownOptions: { input: serverEntries },
      }
    : {
        outDir: 'dist/client',
        emptyOutDir: true,
        target: 'es2022',
        chunkSizeWarningLimit: 1200,
        modulePreload: { polyfill: false },
      },
  test: {
    // Left alone, vitest leaves one core idle.
    maxWorkers: '100%',
    // Each test runs in exactly one project. `npm run check` plays the first two, `npm test` all.
    projects: [
      {
        // Rules and parts of the server, which keep no state of their own: they share their modules, loaded once a worker.
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.slow.test.ts', 'test/client/**', 'test/browser/**'],
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // A page keeps its language, its table and its connection in modules: each file has its own page.
        extends: true,
        test: {
          name: 'client',
          include: ['test/client/**/*.test.ts'],
          exclude: ['test/**/*.slow.test.ts'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        // Whatever starts a process, or takes more than some two seconds on a quiet machine, says so in its name.
        extends: true,
        test: {
          name: 'slow',
          include: ['test/**/*.slow.test.ts'],
          exclude: ['test/browser/**'],
          sequence: { groupOrder: 1 },
        },
      },
      {
        // A real Chromium: one at a time, after all others, because frame rates are measured here.
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/browser/chromium.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
}));

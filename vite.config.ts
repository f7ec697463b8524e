import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { appInDevServer } from './server/bootstrap/dev-plugin.ts';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** The programs of the server. `bench` is optional, so that the build does not depend on it. */
const serverEntries = Object.fromEntries(
  ['main', 'lab', 'bench']
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
  publicDir: path('client/public'),
  plugins: [appInDevServer()],
  resolve: {
    // The core build is two thirds of the size; the package's `exports` hide it, hence a path to the file.
    alias: [{ find: /^phaser$/, replacement: path('node_modules/phaser/src/phaser-core.js') }],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
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
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        // A real Chromium: one at a time, after the unit tests, because frame rates are measured here.
        extends: true,
        test: {
          name: 'browser',
          environment: 'node',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/browser/chromium.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
}));

import type { Plugin } from 'vite';

/**
 * Gives the built client an id of what it was built from, the hash that also tells whether it must be built again: in the
 * bundle as `import.meta.env.BUILD`, and beside it in build.txt for the server that serves it (server/net/build.ts). There is
 * none in development, where a page follows its sources by itself.
 */
export function clientBuild(): Plugin {
  let id = '';
  return {
    name: 'client-build',
    apply: (config, { command }) => command === 'build' && !config.build?.ssr,
    async config() {
      const { fingerprint } = (await import('./build.mjs' as string)) as {
        fingerprint(target: string): string;
      };
      id = fingerprint('client').slice(0, 12);
      return { define: { 'import.meta.env.BUILD': JSON.stringify(id) } };
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'build.txt', source: `${id}\n` });
    },
  };
}

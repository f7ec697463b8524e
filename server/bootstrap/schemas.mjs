import { mkdirSync, writeFileSync } from 'node:fs';
import { runnerImport } from 'vite';
import { inRepository, say } from './shell.mjs';

/** Writes the JSON Schemas of a pack's files, which editors read, to scenarios/schemas. They are committed. */
export async function writeSchemas() {
  const { module } = await runnerImport(inRepository('scenarios', 'publish.ts'), {
    configFile: false,
    logLevel: 'error',
  });
  const folder = inRepository('scenarios', 'schemas');
  mkdirSync(folder, { recursive: true });
  const schemas = Object.entries(module.publishedSchemas());
  for (const [name, text] of schemas) writeFileSync(inRepository('scenarios', 'schemas', name), text);
  say(`Wrote ${schemas.length} JSON Schemas to scenarios/schemas.`);
}

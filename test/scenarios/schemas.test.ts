import { Ajv, type ValidateFunction } from 'ajv';
import { cpSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { loadPacks } from '#scenarios/load.ts';
import { publishedSchemas } from '#scenarios/publish.ts';
import { effectKinds } from '#sim/effects/index.ts';
import { temporaryFolder } from '../store/samples.ts';
import { miniFolder } from '../support/mini.ts';

const packs = fileURLToPath(new URL('../../scenarios/', import.meta.url));
const published = publishedSchemas();
const ajv = new Ajv({ allErrors: true, strictTypes: false });
ajv.addVocabulary(['patternErrorMessage']);
const validators = new Map(
  Object.entries(published).map(([name, text]): [string, ValidateFunction] => [
    name.replace('.json', '.yaml'),
    ajv.compile(JSON.parse(text) as object),
  ]),
);

/** What is wrong with a file's content: the place and the message of each fault. */
function faults(file: string, content: unknown): string[] {
  const validate = validators.get(file)!;
  return validate(content) ? [] : validate.errors!.map((one) => `${one.instancePath} ${one.message ?? ''}`);
}
const read = (path: string): string => readFileSync(path, 'utf8');

describe('the published JSON Schemas', () => {
  it('are those of the code: npm run build writes them', () => {
    const folder = join(packs, 'schemas');
    expect(readdirSync(folder).toSorted(), 'run "npm run build"').toEqual(Object.keys(published).toSorted());
    for (const [name, text] of Object.entries(published)) {
      expect(read(join(folder, name)) === text, `${name} is out of date: run "npm run build"`).toBe(true);
    }
  });

  it('lie beside the packs without being one', async () => {
    const folder = temporaryFolder();
    cpSync(join(packs, 'schemas'), join(folder, 'schemas'), { recursive: true });
    expect(await loadPacks(folder)).toEqual({ ok: [], errors: [] });
  });

  it('know every effect, say what it does, and close its parameters', () => {
    const { definitions } = JSON.parse(published['actions.json']!) as {
      definitions: { effect: { oneOf: { description: string; additionalProperties: unknown }[] } };
    };
    const shapes = definitions.effect.oneOf;
    expect(shapes).toHaveLength(Object.keys(effectKinds).length);
    for (const { description, additionalProperties } of shapes) {
      expect(description).toMatch(/^[A-Z].*\.$/);
      expect(additionalProperties).toBe(false);
    }
  });

  const shipped = readdirSync(packs, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'schemas')
    .map(({ name }) => join(packs, name));
  it.each(
    [...shipped, miniFolder].flatMap((folder) =>
      readdirSync(folder)
        .filter((file) => file.endsWith('.yaml'))
        .map((file) => [file, folder] as const),
    ),
  )('accept %s of %s', (file, folder) => {
    expect(faults(file, parse(read(join(folder, file))))).toEqual([]);
  });

  it.each(shipped.flatMap((folder) => [...validators.keys()].map((file) => [file, folder] as const)))(
    '%s of %s names its schema on the first line',
    (file, folder) => {
      const line = `# yaml-language-server: $schema=../schemas/${file.replace('.yaml', '.json')}\n`;
      expect(read(join(folder, file)).startsWith(line)).toBe(true);
    },
  );

  it.each([
    ['actions.yaml', 'lead: 2 h', 'lead: 2 hours', '/lead must match'],
    ['actions.yaml', 'lead: 2 h', 'lead: 2', '/lead must be string'],
    ['actions.yaml', 'do: hub', 'do: hubb', '/effects/0'],
    ['actions.yaml', 'by: 20 %', 'bye: 20 %', '/effects/0'],
    ['actions.yaml', 'by: 20 %', 'by: 20', '/effects/0/by'],
    ['actions.yaml', 'by: 20 %', 'by: 20 %, fires: now', '/effects/0'],
    ['actions.yaml', 'fr: Nuit', 'de: Nacht', "/title must have required property 'fr'"],
    ['actions.yaml', 'flag: ready', 'flags: ready', '/when'],
    ['actions.yaml', 'cost: 60 k€', 'cost: 60 €', '/cost must match'],
    ['actions.yaml', 'id: night', 'id: Night Shift', '/id must match'],
  ])('in %s refuse "%s" written as "%s"', (file, from, to, place) => {
    const right = `actions:
  - id: night
    role: logistics
    title: { en: Night, fr: Nuit }
    about: { en: Night., fr: Nuit. }
    teaches: { en: Night., fr: Nuit. }
    crew: { pool: operations, count: 1 }
    lead: 2 h
    cost: 60 k€
    when: { flag: ready }
    effects: [{ do: hub, by: 20 % }]
`;
    expect(faults(file, parse(right))).toEqual([]);
    expect(right).toContain(from);
    expect(faults(file, parse(right.replace(from, to))).join('\n')).toContain(`/actions/0${place}`);
  });
});

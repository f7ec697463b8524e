import { readFileSync, readdirSync } from 'node:fs';
import { z } from 'zod';
import { effect, effectKinds, timing } from '#sim/effects/index.ts';
import { parFile } from './parSchema.ts';
import { packFiles } from './schema.ts';

type Json = z.core.JSONSchema.BaseSchema;

/**
 * The schemas of a pack's files as JSON Schema, for editors: what can be written where, with its words and its forms. Draft 7,
 * which every YAML editor knows. Whether ids stand for something and numbers make sense, the loader says.
 *
 * @returns the text of each file of scenarios/schemas by its name, such as `actions.json`
 */
export function publishedSchemas(): Record<string, string> {
  const files = Object.entries({ ...packFiles, 'par.yaml': parFile });
  return Object.fromEntries(
    files.map(([file, schema]) => {
      const json = jsonSchema(schema);
      const published = { $schema: json.$schema, title: `Poste Restante: ${file}`, ...bare(json) };
      return [file.replace('.yaml', '.json'), `${print(published)}\n`];
    }),
  );
}

/** JSON in lines of at most 110 characters where that can be: what is short stays on one, so that a change is a short diff. */
function print(value: unknown, indent = ''): string {
  const flat = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || indent.length + flat.length <= 110) return flat;
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const parts = Object.entries(value).map(
    ([key, one]) => inner + (Array.isArray(value) ? '' : `${JSON.stringify(key)}: `) + print(one, inner),
  );
  return `${open}\n${parts.join(',\n')}\n${indent}${close}`;
}

/** A zod schema as JSON Schema of what is written, before any reading of units and defaults. */
const jsonSchema = (schema: z.ZodType): Json =>
  z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-7',
    override: ({ zodSchema, jsonSchema: json }) => {
      if (zodSchema === effect) replace(json, { description: 'Something that happens.', oneOf: effects() });
      // A string piped into what else must hold for it: both are said of what is written.
      if (zodSchema instanceof z.ZodPipe && zodSchema.def.out instanceof z.ZodString)
        Object.assign(json, bare(jsonSchema(zodSchema.def.out)));
      // Quantities carry their unit: the bare number that their reader refuses with a sentence is no choice here, nor is
      // a default that has been read already.
      if (json.pattern !== undefined) {
        json.type = 'string';
        delete json.anyOf;
      }
      if (zodSchema instanceof z.ZodDefault && isQuantity(zodSchema)) delete json.default;
      if (json.type === 'integer' && json.minimum === Number.MIN_SAFE_INTEGER) delete json.minimum;
      if (json.type === 'integer' && json.maximum === Number.MAX_SAFE_INTEGER) delete json.maximum;
    },
  }) as Json;

/** A schema to be put inside another, which says itself what draft it is of. */
const bare = ({ $schema: _, ...rest }: Json): Json => rest;

const isQuantity = ({ _zod }: z.ZodDefault): boolean => {
  const inner = _zod.def.innerType;
  return inner instanceof z.ZodType && inner.meta()?.pattern !== undefined;
};

function replace(json: Json, by: Json): void {
  for (const key of Object.keys(json)) delete json[key];
  Object.assign(json, by);
}

/** One shape an effect: its name after `do:`, its own parameters, and the timing of a standing one. */
function effects(): Json[] {
  const words = effectWords();
  return Object.entries(effectKinds).map(([name, { schema, standing }]) => {
    if (!(schema instanceof z.ZodObject)) throw new Error(`the parameters of "${name}" are no object`);
    const description = words.get(name);
    if (description === undefined) throw new Error(`the effect "${name}" has no docstring`);
    const shape = { do: z.literal(name), ...schema.shape, ...(standing ? timing : {}) };
    return bare(jsonSchema(z.strictObject(shape).meta({ ...schema.meta(), description })));
  });
}

/** What each effect does, by its name: the docstring above it. */
function effectWords(): Map<string, string> {
  const folder = new URL('../server/sim/effects/', import.meta.url);
  const source = readdirSync(folder)
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n');
  const documented = source.matchAll(
    /\/\*\*((?:(?!\*\/)[^])*)\*\/\s*export const (\w+) = (?:standing|once)\(/g,
  );
  return new Map(
    Array.from(documented, ([, comment, name]) => [
      name!.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      comment!.replace(/\s*\n\s*\*\s?/g, ' ').trim(),
    ]),
  );
}

import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import postcss, { type AtRule, type Rule as CssRule } from 'postcss';
import selectorParser from 'postcss-selector-parser';
import { parseSync } from 'vite';

/** What the sheets of the client dress, and what its components ask for, read from their sources. */

const client = fileURLToPath(new URL('../../client/', import.meta.url));

export interface Rule {
  /** Path of the sheet below `client/`, with the line. */
  at: string;
  sheet: string;
  selector: string;
  /** Every class the selector names. */
  classes: string[];
  /** Those of what it dresses: `.b` and `.c` of `.a > .b.c`. */
  subject: string[];
  declared: { property: string; value: string }[];
}

export interface Sheet {
  path: string;
  lines: number;
  rules: Rule[];
  keyframes: string[];
  /** `@media`, `@container` and `@custom-media`: name and what stands after it. */
  conditions: { name: string; params: string }[];
  /** Sheets it brings along. */
  imports: string[];
}

/** A class that a component asks for; `*` stands for what is known only when it runs. */
export interface Use {
  at: string;
  name: string;
}

export interface Component {
  path: string;
  sheets: string[];
  uses: Use[];
  /** Words of any text in it: a class may be kept in a table or made by a function. */
  words: Set<string>;
}

const files = (ending: RegExp): string[] =>
  readdirSync(client, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => ending.test(path))
    .toSorted();

const beside = (path: string, target: string): string => normalize(join(dirname(path), target));

export function readSheets(): Sheet[] {
  return files(/\.css$/).map((path) => readSheet(path, readFileSync(join(client, path), 'utf8')));
}

export function readSheet(path: string, text: string): Sheet {
  const sheet: Sheet = {
    path,
    lines: text.split('\n').length - 1,
    rules: [],
    keyframes: [],
    conditions: [],
    imports: [],
  };
  const root = postcss.parse(text);
  root.walkAtRules((at) => {
    if (at.name === 'keyframes') sheet.keyframes.push(at.params);
    else if (at.name === 'import')
      sheet.imports.push(beside(path, at.params.replace(/^(url\()?['"]|['"]\)?$/g, '')));
    else if (['media', 'container', 'custom-media'].includes(at.name))
      sheet.conditions.push({ name: at.name, params: at.params });
  });
  root.walkRules((rule) => {
    if ((rule.parent as AtRule | undefined)?.name !== 'keyframes')
      sheet.rules.push(...selectorsOf(path, rule));
  });
  return sheet;
}

function selectorsOf(sheet: string, rule: CssRule): Rule[] {
  const declared = rule.nodes
    .filter((node) => node.type === 'decl')
    .map(({ prop, value }) => ({ property: prop, value }));
  return selectorParser()
    .astSync(rule.selector)
    .nodes.map((selector) => {
      const classes: string[] = [];
      selector.walkClasses((one) => void classes.push(one.value));
      const start = selector.nodes.findLastIndex((node) => node.type === 'combinator') + 1;
      const subject: string[] = [];
      for (const node of selector.nodes.slice(start)) {
        if (node.type === 'class') subject.push(node.value);
        else if (node.type === 'pseudo' && /^:(is|where)$/.test(node.value))
          node.walkClasses((one) => void subject.push(one.value));
      }
      return {
        at: `${sheet}:${rule.source?.start?.line ?? 0}`,
        sheet,
        selector: String(selector).trim(),
        classes,
        subject,
        declared,
      };
    });
}

interface Node {
  type: string;
  [key: string]: unknown;
}
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
const children = (node: Node): Node[] => Object.values(node).flat().filter(isNode);

export function readComponents(): Component[] {
  return files(/\.tsx?$/).map((path) => readComponent(path, readFileSync(join(client, path), 'utf8')));
}

export function readComponent(path: string, text: string): Component {
  const component: Component = { path, sheets: [], uses: [], words: new Set() };
  const visit = (node: Node): void => {
    for (const name of namesIn(node)) component.words.add(name);
    if (node.type === 'ImportDeclaration') {
      const from = (node['source'] as { value: string }).value;
      if (from.endsWith('.css')) component.sheets.push(beside(path, from));
    }
    if (node.type === 'JSXAttribute' && (node['name'] as Node)['name'] === 'class') {
      const line = text.slice(0, node['start'] as number).split('\n').length;
      for (const name of asked(node['value'])) component.uses.push({ at: `${path}:${line}`, name });
    }
    children(node).forEach(visit);
  };
  visit(parseSync(path, text).program as unknown as Node);
  return component;
}

/** The classes that the value of a `class` attribute may come to; what a variable holds is not followed. */
function asked(value: unknown): string[] {
  if (!isNode(value)) return [];
  switch (value.type) {
    case 'JSXExpressionContainer':
      return asked(value['expression']);
    case 'ConditionalExpression':
      return [...asked(value['consequent']), ...asked(value['alternate'])];
    case 'LogicalExpression':
      return [...asked(value['left']), ...asked(value['right'])];
    case 'TemplateLiteral':
      return [...namesIn(value), ...(value['expressions'] as unknown[]).flatMap(asked)];
    default:
      return namesIn(value);
  }
}

/** The words of a text, in source order; `tone-${x}` is `tone-*`. */
function namesIn(node: Node): string[] {
  if (node.type === 'Literal' && typeof node['value'] === 'string') return split(node['value']);
  if (node.type !== 'TemplateLiteral') return [];
  const parts = (node['quasis'] as { value: { cooked: string } }[]).map(({ value }) => value.cooked);
  return split(parts.join('*'));
}
const split = (text: string): string[] => text.split(/\s+/).filter((word) => /[a-z]/i.test(word));

/** Whether a name with `*` may come to be this class. */
export const mayBe = (name: string, one: string): boolean =>
  name === one ||
  (/^[a-z][\w-]*-\*/.test(name) &&
    new RegExp(
      `^${name
        .split('*')
        .map((part) => part.replaceAll(/[^\w-]/g, '\\$&'))
        .join('[\\w-]+')}$`,
    ).test(one));

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
  /** Those of each thing it dresses: `.b.c` of `.a > .b.c`, `.b.c` and `.b.d` of `.b:is(.c, .d)`. */
  subjects: string[][];
  /** It dresses elements without a class inside `subjects`: `.a td`. */
  inside: boolean;
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
      const compounds = selector
        .split((node) => node.type === 'combinator')
        .map((nodes) => alternatives(nodes));
      const named = compounds.findLastIndex((names) => names.flat().length > 0);
      return {
        at: `${sheet}:${rule.source?.start?.line ?? 0}`,
        sheet,
        selector: String(selector).trim(),
        classes,
        subjects: compounds[named] ?? [],
        inside: named < compounds.length - 1,
        declared,
      };
    });
}

/** The classes of a compound selector, once for each choice of an `:is()` in it. */
function alternatives(compound: selectorParser.Node[]): string[][] {
  const shared = compound.filter((node) => node.type === 'class').map(({ value }) => value);
  const choices = compound
    .filter((node) => node.type === 'pseudo')
    .filter(({ value }) => value === ':is' || value === ':where')
    .flatMap((node) => node.nodes)
    .map((choice) => {
      const names = [...shared];
      choice.walkClasses((one) => void names.push(one.value));
      return names;
    });
  return choices.length === 0 ? [shared] : choices;
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

/** Words that mean something only beside a class with a home: `.card.is-open`. */
export const isState = (name: string) => name.startsWith('is-');
/** uPlot's own. */
export const isForeign = (name: string) => name === 'uplot' || name.startsWith('u-');
/** How closely a rule is about a class, the closest first. */
export type Tie = 'dressed' | 'dressed inside something' | 'around an element' | 'around a class';

/** The sheets most closely about each class: its homes, of which there should be one. */
export function homesOf(all: readonly Rule[]): Map<string, { tie: Tie; at: Set<string> }> {
  const order: readonly Tie[] = [
    'dressed',
    'dressed inside something',
    'around an element',
    'around a class',
  ];
  const homes = new Map<string, { tie: Tie; at: Set<string> }>();
  for (const { sheet, classes, subjects, inside } of all) {
    for (const name of classes.filter((one) => !isState(one) && !isForeign(one))) {
      const alone = classes.every((one) => one === name || isState(one));
      const tie = tieOf(subjects.flat().includes(name), inside, alone);
      const known = homes.get(name);
      if (!known || order.indexOf(tie) < order.indexOf(known.tie))
        homes.set(name, { tie, at: new Set([sheet]) });
      else if (known.tie === tie) known.at.add(sheet);
    }
  }
  return homes;
}

function tieOf(isSubject: boolean, inside: boolean, alone: boolean): Tie {
  if (!isSubject) return 'around a class';
  if (inside) return 'around an element';
  return alone ? 'dressed' : 'dressed inside something';
}

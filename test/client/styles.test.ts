import { expect, test } from 'vitest';
import {
  homesOf,
  isState,
  mayBe,
  readComponents,
  readSheet,
  readSheets,
  type Rule,
} from '../support/styles.ts';

/**
 * Class names are global, so two sheets that dress the same one dress each other's pages. Here a class has one home: the
 * sheet that dresses it. Others may say where it stands, inside something of their own, and turn its knobs (custom
 * properties); nothing else.
 */

const sheets = readSheets();
const components = readComponents();
const rules = sheets.flatMap((sheet) => sheet.rules);

/** What every page loads first. */
const everywhere = reached(['ui/tokens.css', 'ui/base.css', 'ui/kit.css']);

const homes = homesOf(rules);

function reached(from: readonly string[]): Set<string> {
  const found = new Set<string>();
  const add = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    sheets.find((sheet) => sheet.path === path)?.imports.forEach(add);
  };
  from.forEach(add);
  return found;
}

const isHome = (name: string, sheet: string) => homes.get(name)?.at.has(sheet) ?? false;

/** Where a thing stands and how much room it takes: what the place decides, not the thing. */
const placing =
  /^(--.*|margin.*|position|inset.*|top|right|bottom|left|z-index|order|flex(-grow|-shrink|-basis)?|grid-(area|row|column).*|(align|justify|place)-self|vertical-align|(min-|max-)?(width|height)|scroll-margin.*|float)$/;
const places = ({ property, value }: Rule['declared'][number]) =>
  placing.test(property) || (property === 'display' && value === 'none');

test('a class has one home', () => {
  const shared = [...homes].filter(([, { tie, at }]) => tie !== 'around a class' && at.size > 1);
  expect(shared.map(([name, { at }]) => `.${name} is dressed in ${[...at].join(' and ')}`).join('\n')).toBe(
    '',
  );
});

test('two sheets that dress a class are found out, a placing inside something of one’s own is not', () => {
  const lanes = readSheet('graphs/lane.css', '.lane { height: 24px } .lane-mark { width: 24px }').rules;
  const homesWith = (text: string) =>
    homesOf([...lanes, ...readSheet('msel.css', text).rules]).get('lane')?.at;
  expect(homesWith('.lane { flex: none; width: 32px }')).toEqual(new Set(['graphs/lane.css', 'msel.css']));
  expect(homesWith('.msel .lane { width: 32px }')).toEqual(new Set(['graphs/lane.css']));
});

test('an animation has one home', () => {
  const seen = new Map<string, string>();
  const twice = sheets.flatMap(({ path, keyframes }) =>
    keyframes.flatMap((name) => {
      const first = seen.get(name);
      seen.set(name, path);
      return first === undefined ? [] : [`${name} is in ${first} and ${path}`];
    }),
  );
  expect(twice.join('\n')).toBe('');
});

test('a sheet reaches only what stands in something of its own', () => {
  const loose = rules.filter(
    ({ sheet, classes }) =>
      sheet !== 'ui/base.css' &&
      sheet !== 'ui/tokens.css' &&
      !(sheet === 'ui/choice.css' && classes.length === 0) &&
      !classes.some((name) => isHome(name, sheet)),
  );
  expect(loose.map(({ at, selector }) => `${at} ${selector}`).join('\n')).toBe('');
});

test('what another sheet dresses is placed, not repainted', () => {
  const repainted = rules.flatMap(({ at, sheet, selector, subjects, declared }) => {
    const painted = declared.filter((one) => !places(one)).map(({ property }) => property);
    // A class of one's own on the same element is one's own look.
    const theirs = subjects.filter(
      (names) => names.some((name) => homes.has(name)) && !names.some((name) => isHome(name, sheet)),
    );
    return theirs.length === 0 || painted.length === 0 ? [] : [`${at} ${selector} { ${painted.join('; ')} }`];
  });
  expect(repainted.join('\n')).toBe('');
});

test('a class that a component asks for is in a sheet that it imports, or in the kit', () => {
  const missing = components.flatMap(({ uses, sheets: own }) => {
    const visible = new Set([...everywhere, ...reached(own)]);
    return uses
      .filter(({ name }) => !isState(name) && name !== '*')
      .filter(
        ({ name }) =>
          ![...homes].some(([one, { at }]) => mayBe(name, one) && [...at].some((h) => visible.has(h))),
      )
      .map(({ at, name }) => `${at} ${name}`);
  });
  expect(missing.join('\n')).toBe('');
});

test('a class that a sheet dresses is asked for somewhere', () => {
  const words = components.flatMap((component) => [...component.words]);
  const asked = new Set(words);
  const made = words.filter((word) => word.includes('*'));
  const states = new Set(rules.flatMap(({ classes }) => classes.filter(isState)));
  const unused = [...homes.keys(), ...states].filter(
    (one) => !asked.has(one) && !made.some((name) => mayBe(name, one)),
  );
  expect(unused.join('\n')).toBe('');
});

test('a page changes its shape at a breakpoint with a name, a part of it at one of three widths', () => {
  const all = sheets.flatMap(({ path, conditions }) => conditions.map((one) => ({ path, ...one })));
  const widths = (params: string) => params.match(/[\d.]+(px|r?em)/g) ?? [];
  const named = all.filter(({ name }) => name === 'custom-media').map(({ params }) => params.split(/\s+/)[0]);
  const stray = all.filter(({ name, params }) =>
    name === 'media'
      ? [...params.matchAll(/--[\w-]+/g)].some(([one]) => !named.includes(one)) || widths(params).length > 0
      : name === 'container' && widths(params).some((width) => !['480px', '544px', '700px'].includes(width)),
  );
  expect(stray.map(({ path, name, params }) => `${path} @${name} ${params}`).join('\n')).toBe('');

  const asked = all.filter(({ name }) => name === 'media').map(({ params }) => params);
  const unasked = named.filter((one) => !asked.some((params) => params.includes(`(${one})`)));
  expect(unasked).toEqual([]);
});

test('a script that asks for the width of the window asks at a breakpoint', () => {
  const known = new Set(
    sheets.flatMap(({ conditions }) =>
      conditions
        .filter(({ name }) => name === 'custom-media')
        .flatMap(({ params }) => params.match(/\d+px/g) ?? []),
    ),
  );
  const asked = components.flatMap(({ path, words }) =>
    [...words]
      .filter((word) => /^\d+px\)/.test(word))
      .map((word) => ({ path, width: word.replace(/\).*/, '') })),
  );
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter(({ width }) => !known.has(width))).toEqual([]);
});

test('a sheet dresses one thing: 400 lines at most', () => {
  expect(
    sheets
      .filter(({ lines }) => lines > 400)
      .map(({ path, lines }) => `${path}: ${lines}`)
      .join('\n'),
  ).toBe('');
});

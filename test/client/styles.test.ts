import { expect, test } from 'vitest';
import { mayBe, readComponents, readSheets, type Rule, type Sheet } from '../support/styles.ts';

/**
 * Class names are global, so two sheets that dress the same one dress each other's pages. Here a class has one home: the
 * sheet that dresses it. Others may say where it stands, inside something of their own, and turn its knobs (custom
 * properties); nothing else.
 */

const sheets = readSheets();
const components = readComponents();
const rules = sheets.flatMap((sheet) => sheet.rules);

/** Words that mean something only beside a class with a home: `.card.is-open`. */
const isState = (name: string) => name.startsWith('is-');
/** uPlot's own. */
const isForeign = (name: string) => name === 'uplot' || name.startsWith('u-');
/** What every page loads first. */
const everywhere = reached(['ui/tokens.css', 'ui/base.css', 'ui/kit.css']);

const homes = homesOf(rules);

/** How closely a rule is about a class, the closest first. */
type Tie = 'dressed' | 'dressed inside something' | 'around an element' | 'around a class';

/** The sheets most closely about each class. */
function homesOf(all: readonly Rule[]): Map<string, { tie: Tie; at: Set<string> }> {
  const order: readonly Tie[] = [
    'dressed',
    'dressed inside something',
    'around an element',
    'around a class',
  ];
  const homes = new Map<string, { tie: Tie; at: Set<string> }>();
  for (const { sheet, classes, subject } of all) {
    for (const name of classes.filter((one) => !isState(one) && !isForeign(one))) {
      const alone = classes.every((one) => one === name || isState(one));
      const tie = subject.includes(name)
        ? alone
          ? 'dressed'
          : 'dressed inside something'
        : subject.length === 0
          ? 'around an element'
          : 'around a class';
      const known = homes.get(name);
      if (!known || order.indexOf(tie) < order.indexOf(known.tie))
        homes.set(name, { tie, at: new Set([sheet]) });
      else if (known.tie === tie) known.at.add(sheet);
    }
  }
  return homes;
}

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
  const repainted = rules.flatMap(({ at, sheet, selector, subject, declared }) => {
    const theirs = subject.filter((name) => homes.has(name) && !isHome(name, sheet));
    const painted = declared.filter((one) => !places(one)).map(({ property }) => property);
    // A class of one's own on the same element is one's own look.
    const ours = subject.some((name) => isHome(name, sheet));
    return theirs.length === 0 || ours || painted.length === 0
      ? []
      : [`${at} ${selector} { ${painted.join('; ')} }`];
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

test('a sheet dresses one thing: 400 lines at most', () => {
  const long = (sheet: Sheet) => sheet.lines > 400;
  expect(
    sheets
      .filter(long)
      .map(({ path, lines }) => `${path}: ${lines}`)
      .join('\n'),
  ).toBe('');
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  FacilitatorRecords,
  InjectRecord,
  LogRecord,
  MselRow,
  NoticeLine,
  ObligationRecord,
  TeamRecords,
} from '#protocol/views.ts';
import { logSentence } from '../../client/facilitator/logWords.ts';
import { language } from '../../client/i18n/index.ts';
import { byId, catalogue, facilitator, team } from '../../client/store.ts';
import { logText } from '../../client/team/log.tsx';
import { catalogueOf } from '../../server/exercise/catalogue.ts';
import { real, realPack } from '../support/real.ts';

const known = catalogueOf(realPack.scenario, real().world);
const injects = realPack.scenario.injects.injects;
const states = Object.keys({
  running: 0,
  met: 0,
  late: 0,
  missed: 0,
} satisfies Record<ObligationRecord['state'], 0>);

/** Every line of each kind that the shipped pack can bring about; a kind that is missing here does not compile. */
const lines: Record<LogRecord['kind'], Partial<LogRecord>[]> = {
  entry: [{ text: 'La liaison tient', by: 'Nadia' }],
  announcement: [{ text: 'Pause à midi' }],
  decision: known.actions.map(({ id, target }) => ({
    ref: id,
    text: 'Il le faut',
    confidence: 3,
    ...(target?.options[0] !== undefined && { target: target.options[0] }),
  })),
  cancelled: known.actions.map(({ id }) => ({ ref: id })),
  'in-force': known.actions.map(({ id }) => ({ ref: id })),
  ended: known.actions.map(({ id }) => ({ ref: id })),
  inject: injects.map(({ id }) => ({ ref: id })),
  answer: injects.map(({ id }) => ({ ref: id, text: 'Nous tenons' })),
  obligation: known.obligations.flatMap(({ id }) => states.map((text) => ({ ref: id, text }))),
};
const line = (kind: LogRecord['kind'], own: Partial<LogRecord>): LogRecord => ({
  tick: 20,
  kind,
  by: null,
  ...own,
});
const readers = { console: logSentence, 'crisis log': logText } as const;
/** Words on the wire that are no French ones. */
const wire = [...states, ...Object.keys(lines), 'waiting', 'notice'].filter(
  (word) => word !== 'obligation' && word !== 'decision',
);
const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}-]+/u);

beforeEach(() => {
  catalogue.value = known;
  const msel: Partial<FacilitatorRecords> = {};
  const inbox: Partial<TeamRecords> = {};
  for (const { id, title } of injects) {
    msel[`msel:${id}`] = { id, title } as MselRow;
    inbox[`inject:${id}`] = { id, title, options: [] as InjectRecord['options'] } as InjectRecord;
  }
  facilitator.replace(msel);
  team.replace(inbox);
  language.value = 'fr';
});
afterEach(() => {
  catalogue.value = null;
  facilitator.replace(null);
  team.replace(null);
  language.value = 'en';
});

describe.each(Object.entries(readers))('a line of the %s', (_reader, told) => {
  it.each(Object.keys(lines) as LogRecord['kind'][])('"%s" has no word of the wire in French', (kind) => {
    expect(lines[kind]).not.toEqual([]);
    for (const own of lines[kind]) {
      const text = told(line(kind, own));
      const raw = [...wire, ...(own.ref ? [own.ref] : []), ...(own.target ? [own.target] : [])];
      expect({ text, raw: wordsOf(text).filter((word) => raw.includes(word)) }).toEqual({ text, raw: [] });
      expect(text).not.toContain('{{');
      expect(text).not.toMatch(/(?<!\u00a0)[:;?!](?=\s|$)/);
    }
  });

  it('says where an obligation stands, each state in its own words', () => {
    const { id } = known.obligations[0]!;
    for (const spoken of ['en', 'fr'] as const) {
      language.value = spoken;
      const all = states.map((text) => told(line('obligation', { ref: id, text })));
      expect(all.map((text) => text.split(', ').at(-1))).toEqual(
        spoken === 'en'
          ? ['running', 'met', 'late', 'missed']
          : ['en cours', 'remplie', 'en retard', 'manquée'],
      );
      expect(told(line('obligation', { ref: id, text: 'of-the-future' }))).toContain(
        byId.value.obligations.get(id)!.name[spoken],
      );
      expect(told(line('obligation', { ref: id, text: 'of-the-future' }))).not.toContain('future');
    }
  });
});

it('a notice is told in the words of the server', () => {
  const notice: NoticeLine = {
    tick: 0,
    kind: 'notice',
    by: null,
    ref: 'jump',
    words: { en: 'jump ahead', fr: 'saut en avant' },
  };
  expect(logSentence(notice)).toBe('saut en avant');
});

it('the console sets a French colon before a player’s words', () => {
  const inject = injects[0]!;
  expect(logSentence(line('answer', { ref: inject.id, text: 'Nous tenons' }))).toMatch(
    /»\u00a0: Nous tenons$/,
  );
});

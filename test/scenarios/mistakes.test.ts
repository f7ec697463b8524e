import { expect, it, test } from 'vitest';
import { loadPack, loadPacks } from '#scenarios/load.ts';
import { broken, one, told, withEdits, type Slip } from '../support/brokenPack.ts';
import { fixtures, mini } from '../support/mini.ts';

test.each<Slip>([
  [
    'a quantity without its unit',
    ['scenario.yaml', 'tick: 5 min', 'tick: 5'],
    one('scenario.yaml', 'tick: 5', 'clock.tick', /"5" is not a duration such as "45 min"/),
  ],
  [
    'a quantity left out',
    ['actions.yaml', 'lead: 20 min', 'lead:'],
    one('actions.yaml', 'lead:\n', 'actions.1.lead', /must be a duration such as "45 min"/),
  ],
  [
    'a quantity in the wrong unit',
    ['actions.yaml', 'cost: 200 k€', 'cost: 200 EUR'],
    one('actions.yaml', '200 EUR', 'actions.0.cost', /"200 EUR" is not an amount such as "180 k€"/),
  ],
  [
    'a rate by the hour instead of the second',
    ['services.yaml', 'serves: 900/s', 'serves: 900/h'],
    one('services.yaml', '900/h', 'services.0.serves', /"900\/h" is not a rate such as "9000\/s"/),
  ],
  [
    'a power in no known unit',
    ['attack.yaml', 'power: 1.2 Bpps', 'power: 1.2 Tbps'],
    one('attack.yaml', '1.2 Tbps', 'campaigns.0.power', /a power such as "2.5 Bpps" or "200000\/s"/),
  ],
  [
    'a share above a whole',
    ['services.yaml', 'outOfHome: 15 %', 'outOfHome: 115 %'],
    one('services.yaml', '115 %', 'parcels.outOfHome', /a share lies between 0 % and 100 %/),
  ],
  [
    'a day that the calendar does not have',
    ['scenario.yaml', "'2025-12-23T17:00'", "'2025-12-32T17:00'"],
    one('scenario.yaml', '2025-12-32', 'clock.end', /a local date and time such as "2025-12-22T06:30"/),
  ],
  [
    'a holiday in words',
    ['services.yaml', "['2025-12-25']", "['25 December']"],
    one('services.yaml', '25 December', 'parcels.holidays.0', /a day such as "2025-12-22"/),
  ],
  [
    'a moment that is none',
    ['injects.yaml', 'at: T+30 min', 'at: T+30'],
    one('injects.yaml', 'at: T+30', 'injects.0.at', /"T\+30" is not a moment such as "T\+2 h"/),
  ],
  [
    'a moment that is none, deep in a condition',
    ['story.yaml', 'over: { from: T+28 h }', 'over: { all: [{ not: { from: later } }] }'],
    one('story.yaml', 'later', 'guards.over.all.0.not.from', /"later" is not a moment such as/),
  ],
  [
    'a metric without a bound',
    ['injects.yaml', 'of: online-banking, above: 1 h }', 'of: online-banking }'],
    one('injects.yaml', 'metric: service-down', 'injects.2.when', /a metric needs "above" or "below"/),
  ],
  [
    'an unknown metric',
    ['injects.yaml', 'metric: service-down', 'metric: service-dwn'],
    one(
      'injects.yaml',
      'service-dwn',
      'injects.2.when.metric',
      /no metric "service-dwn"; did you mean "service-down"\?/,
    ),
  ],
  [
    'a condition of no kind',
    ['attack.yaml', 'limited: { inForce: rate-limit }', 'limited: { inforce: rate-limit }'],
    one('attack.yaml', 'inforce', 'guards.limited', /not a condition; one of: from, until, metric/),
  ],
  [
    'an unknown effect',
    ['actions.yaml', '{ do: observe }', '{ do: obsreve }'],
    one('actions.yaml', 'obsreve', 'actions.8.effects.0.do', /no effect "obsreve"; did you mean "observe"\?/),
  ],
  [
    'a missing language',
    ['actions.yaml', 'title: { en: Scrub, fr: Nettoyer }', 'title: { en: Scrub }'],
    one('actions.yaml', 'en: Scrub', 'actions.0.title.fr', /both languages, en and fr/),
  ],
  [
    'an empty text',
    ['actions.yaml', 'title: { en: Scrub, fr: Nettoyer }', "title: { en: Scrub, fr: ' ' }"],
    one('actions.yaml', 'en: Scrub', 'actions.0.title.fr', /both languages, en and fr/),
  ],
  [
    'an unknown key',
    ['actions.yaml', 'lead: 20 min', 'lead: 20 min\n    leads: 30 min'],
    one('actions.yaml', 'leads', 'actions.1.leads', /unknown key "leads"/),
  ],
  [
    'an unknown key deep within',
    ['services.yaml', 'about: { en: Terminals.', 'abuot: { en: T, fr: T }\n    about: { en: Terminals.'],
    one('services.yaml', 'abuot', 'services.7.abuot', /unknown key "abuot"/),
  ],
  [
    'a process that is none of the six',
    ['services.yaml', '- id: customer-care', '- id: customer-cares'],
    one('services.yaml', 'customer-cares', 'processes.5.id', /expected one of "collect"/),
  ],
  [
    'an inject that nothing sends',
    ['injects.yaml', 'at: T+30 min', ''],
    one('injects.yaml', 'id: early-news', 'injects.0', /an inject needs "at", "when" or both/),
  ],
  [
    'broken YAML',
    ['services.yaml', 'needs: [{ service: database, loss: 30 % }]', 'needs: [{ service: database'],
    one('services.yaml', 'public: 20', '', /flow/i),
  ],
  [
    'a key written twice',
    ['scenario.yaml', 'budget: 1 M€', 'budget: 1 M€\nbudget: 2 M€'],
    one('scenario.yaml', 'budget: 2 M€', '', /unique/),
  ],
  [
    'a missing file',
    ['injects.yaml', null, ''],
    one('injects.yaml', undefined, '', /the file is missing; a pack needs it/),
  ],
  [
    'a missing page of the guide, in one language',
    ['guide/manual.fr.md', null, ''],
    one('guide/manual.fr.md', undefined, '', /missing or empty; both languages are needed/),
  ],
])('%s', async (_name, edit, mistake) => {
  const found = await broken(edit);
  expect(found.issues).toEqual([told(found, mistake)]);
});

it('tells all mistakes at once, over several files, with their lines', async () => {
  const found = await broken(
    ['scenario.yaml', 'tick: 5 min', 'tick: five'],
    ['actions.yaml', 'cost: 200 k€', 'cost: dear'],
    ['actions.yaml', 'lead: 20 min', 'lead: soon'],
  );
  expect(found.issues).toHaveLength(3);
  expect(found.text).toContain('has 3 mistakes:');
  expect(found.text).toContain(`${found.place('scenario.yaml', 'tick: five')}  clock.tick\n`);
  expect(found.text).toContain(`${found.place('actions.yaml', 'cost: dear')}  actions.0.cost\n`);
  expect(found.text).toContain(`${found.place('actions.yaml', 'lead: soon')}  actions.1.lead\n`);
});

it('loads the good packs of a folder', async () => {
  const { ok, errors } = await loadPacks(fixtures);
  expect(errors).toEqual([]);
  expect(ok.map((pack) => pack.id)).toContain('mini');
});

it('gives the same hash for the same words, another for another word', async () => {
  const again = await withEdits([], loadPack);
  const other = await withEdits([['scenario.yaml', 'budget: 1 M€', 'budget: 2 M€']], loadPack);
  expect(again.hash).toBe(mini.hash);
  expect(other.hash).not.toBe(mini.hash);
});

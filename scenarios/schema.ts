import { z } from 'zod';
import { promptLength, text } from '#protocol/text.ts';
import { condition } from '#sim/conditions.ts';
import { effect } from '#sim/effects/index.ts';
import {
  day,
  duration,
  fineShare,
  hours,
  local,
  moment,
  money,
  packets,
  perHour,
  percent,
  perSecond,
  share,
} from '#sim/units.ts';
import { actionsFile } from './schemaActions.ts';
import { attackFile, id, storyFile } from './schemaCharts.ts';
import { people } from './schemaPeople.ts';

/**
 * The shape of a scenario pack: one schema a file. A pack is data: no code, safe to load from a stranger. Unknown keys are
 * refused, so that a typing slip never goes unnoticed.
 */
const named = { id, name: text, about: text };
const effects = z.array(effect).default([]);
/** A month of the most parcels a day still fits the counters, which have 32 bits. */
const parcels = z.int().min(0).max(50_000_000, 'at most 50,000,000 parcels a day');
/** Ticks per real minute. */
const pace = z.int().min(1).max(600);
/** Longer ones would not fit the wall. */
const prompt = text.refine(
  (both) => both.en.length <= promptLength && both.fr.length <= promptLength,
  `a question of at most ${promptLength} characters in each language`,
);
const priority = z.enum(['must', 'should', 'may']);
const curve = z
  .array(z.number().min(0))
  .length(24, 'a day curve has 24 values, one per hour from 00:00')
  .refine((values) => values.some((value) => value > 0), 'a day curve needs at least one hour above 0');

export const scenarioFile = z.strictObject({
  id,
  title: text,
  summary: text,
  organisation: text.describe('The organisation the teams run, as players call it.'),
  clock: z.strictObject({
    start: local,
    zero: local.describe('T+0: the onset.'),
    end: local,
    tick: duration,
    pace: pace.describe('Suggested.'),
  }),
  roles: z.array(z.strictObject({ id, name: text, brief: text })).min(1),
  crews: z.array(z.strictObject({ id, name: text, count: z.int().min(1).max(50) })).min(1),
  budget: money,
  pettyCash: money
    .default(0)
    .describe(
      'What costs at most this is paid whatever is left: letters the law orders, a word to the public.',
    ),
  points: z.strictObject({ parcels: z.int().min(0), uptime: z.int().min(0) }),
  people,
  trust: z.strictObject({
    start: share,
    fallPerHour: share,
    statementRelief: share,
    statementCarries: duration,
    contradictionPerHour: share,
    recoverPerHour: share,
    latePerHour: share.default(0).describe('Lost in an hour while a whole ordinary day of parcels is late.'),
    repeat: percent,
  }),
  phases: z.array(z.strictObject({ id, name: text })).min(1),
  preparation: z
    .strictObject({
      points: z.int().min(1).max(50),
      role: id.optional().describe('Who chooses; left out: anybody in the team.'),
    })
    .optional()
    .describe('Points to spend before play on the preparations of actions.yaml.'),
  objectives: z.array(z.strictObject(named)).default([]),
  obligations: z
    .array(
      z.strictObject({
        ...named,
        starts: condition,
        due: duration,
        grace: duration.describe('After this much more it counts as missed.'),
        late: effects,
        missed: effects,
        early: effects.describe('Met although its clock had not started: nobody asked. Left out: no harm.'),
      }),
    )
    .default([]),
  difficulties: z
    .array(
      z.strictObject({
        id,
        name: text,
        attack: percent.describe('Multiplies the power of every campaign.'),
        preparation: z.boolean().default(true).describe('`false`: no team has prepared anything.'),
        end: local.optional().describe('Another end of the exercise: the extension that a pack offers.'),
      }),
    )
    .default([]),
  formats: z
    .array(
      z.strictObject({
        id,
        name: text,
        pace: pace.optional().describe("Suggested pace; left out: the clock's."),
        sends: priority.describe(
          'The least priority that still comes by itself. What is below waits in reserve, held for the facilitator.',
        ),
      }),
    )
    .min(1)
    .optional()
    .describe(
      'Lengths of session to choose from, the first unless somebody chooses; without any, every message comes by itself.',
    ),
  glossary: z
    .array(
      z.strictObject({
        id,
        term: text,
        also: z
          .strictObject({ en: z.array(z.string().min(2)), fr: z.array(z.string().min(2)) })
          .optional()
          .describe('Other words under which the texts speak of it, as they stand there.'),
        meaning: text,
      }),
    )
    .default([]),
  prompts: z
    .array(prompt)
    .max(30)
    .optional()
    .describe('Questions a facilitator may want on the wall. Left out: the facilitator writes their own.'),
});

export const networkFile = z.strictObject({
  hubs: z
    .array(
      z.strictObject({
        id,
        name: z.string(),
        department: z.string(),
        at: z.tuple([z.number(), z.number()]),
        sorts: perHour,
        runs: z.array(hours).min(1),
      }),
    )
    .min(1),
  links: z.array(z.strictObject({ from: id, to: id, takes: duration })),
  departments: z
    .array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        hub: id,
        share: fineShare,
        takes: duration,
        at: z.tuple([z.number(), z.number()]),
      }),
    )
    .min(1),
  demand: z.strictObject({
    byDay: z.record(day, parcels),
    usual: parcels,
    byHour: curve,
    originShare: z.record(id, fineShare),
  }),
});

const need = z.strictObject({ service: id, loss: share });
export const servicesFile = z.strictObject({
  curves: z.record(id, curve).describe('Day curves by name; services and channels point at them.'),
  entries: z
    .array(
      z.strictObject({
        ...named,
        carries: packets,
        honest: packets,
        internet: z
          .boolean()
          .default(true)
          .describe(
            'Open to anyone; `false`: leased lines or a closed network. Only drawn, never reckoned with.',
          ),
      }),
    )
    .min(1),
  services: z
    .array(
      z.strictObject({
        ...named,
        entry: id.optional().describe('Entry users come through; left out: internal.'),
        exposed: share.default(10_000).describe('Part of the use that passes the entry.'),
        serves: perSecond,
        asked: perSecond,
        curve: id,
        needs: z.array(need).default([]),
        retries: percent
          .default(30_000)
          .describe('The most that honest demand grows to when it is not served.'),
        public: z
          .int()
          .min(0)
          .max(100)
          .default(0)
          .describe("Weight in public trust, in counters' and phones' extra load."),
        overflow: percent
          .default(0)
          .describe('Extra demand, against its own, when all public services are out: people call instead.'),
      }),
    )
    .min(1),
  processes: z
    .array(
      z.strictObject({
        id: z.enum(['collect', 'sort', 'line-haul', 'rounds', 'counter', 'customer-care']),
        name: text,
        about: text,
        needs: z.array(need).default([]),
        improvised: share.describe('What sites keep by their own wits, without instruction.'),
      }),
    )
    .length(6, 'all six processes: collect, sort, line-haul, rounds, counter, customer-care'),
  channels: z
    .array(
      z.strictObject({
        ...named,
        asked: perHour.describe('Operations at the busiest hour.'),
        curve: id,
        weight: z.int().min(0).max(100),
        needs: z.array(need).default([]),
        fraud: money.default(0).describe('Lost to fraud in the busiest hour if it lay wholly open.'),
        process: z.enum(['counter', 'customer-care']).optional(),
        stock: z.strictObject({ lasts: duration, refill: share, at: z.string() }).optional(),
      }),
    )
    .min(1),
  parcels: z.strictObject({
    rounds: z.strictObject({
      days: z.array(z.int().min(0).max(6)),
      hours: z.array(hours).min(1),
      perDay: z.int().min(1),
    }),
    counters: z.strictObject({
      days: z.array(z.int().min(0).max(6)),
      hours: z.array(hours).min(1),
      perDay: z.int().min(1),
    }),
    holidays: z.array(day).describe('Days without rounds and counters.'),
    outOfHome: share,
    firstAttempt: share,
    needsCode: share,
    codes: id,
    tracking: id,
    errors: share,
    overloadErrors: share,
    returnedPerDay: share,
    keyIn: perHour,
    yard: percent.default(10_000).describe("What a hub's yard holds, against a day's sorting."),
    depot: percent.default(100_000).describe("What a depot holds, against a day's rounds."),
    crowded: share.default(0).describe('Sorting lost in a yard with twice what it holds.'),
    blind: share.default(0).describe('Sorting and lorries lost where figures are six hours old.'),
    spoils: share
      .default(0)
      .describe('Of parcels that miss a round: sent back, for nobody needs them any more.'),
  }),
});

export const injectsFile = z.strictObject({
  injects: z.array(
    z
      .strictObject({
        id,
        at: moment
          .optional()
          .describe(
            'Due by time; with `when` too, due at that time or as soon after as the condition holds.',
          ),
        when: condition.optional(),
        roles: z.array(id).default([]),
        channel: z.enum(['mail', 'phone', 'tv', 'social', 'authority', 'colleague', 'rumour']),
        priority,
        from: text,
        title: text,
        body: text,
        expected: text,
        waitsFor: text.optional().describe('Explains `when` to a facilitator.'),
        objectives: z.array(id).default([]),
        attack: z.array(z.string().regex(/^T\d{4}(\.\d{3})?$/, 'an ATT&CK id such as T1498.001')).default([]),
        answerWithin: duration.optional(),
        freeText: z.boolean().default(false),
        effects,
        options: z.array(z.strictObject({ id, label: text, effects })).default([]),
        silence: effects,
        source: z.string().describe('Facts behind it, or "assumption".'),
      })
      .refine((one) => one.at !== undefined || one.when !== undefined, 'an inject needs "at", "when" or both')
      .meta({ anyOf: [{ required: ['at'] }, { required: ['when'] }] }),
  ),
});

export const policiesFile = z.strictObject({
  policies: z.array(
    z.strictObject({
      ...named,
      prepare: z.array(id).default([]).describe('Preparations made before play.'),
      decisions: z
        .array(
          z.strictObject({
            decide: id,
            target: z.string().optional(),
            at: moment.optional(),
            when: condition.optional(),
            source: z.string().optional().describe('Where the date comes from, or "assumption".'),
          }),
        )
        .describe('Tried in this order at every tick until taken.'),
      answers: z
        .record(id, id)
        .default({})
        .describe('Option chosen per inject; injects not named get the first option, or none with `silent`.'),
      silent: z.boolean().default(false),
    }),
  ),
});

/** The files of a pack and their schemas. */
export const packFiles = {
  'scenario.yaml': scenarioFile,
  'network.yaml': networkFile,
  'services.yaml': servicesFile,
  'actions.yaml': actionsFile,
  'injects.yaml': injectsFile,
  'story.yaml': storyFile,
  'attack.yaml': attackFile,
  'policies.yaml': policiesFile,
} as const;
export type PackFile = keyof typeof packFiles;

/** A whole pack, checked file by file but not yet against itself. */
export interface Scenario {
  scenario: z.output<typeof scenarioFile>;
  network: z.output<typeof networkFile>;
  services: z.output<typeof servicesFile>;
  actions: z.output<typeof actionsFile>;
  injects: z.output<typeof injectsFile>;
  story: z.output<typeof storyFile>;
  attack: z.output<typeof attackFile>;
  policies: z.output<typeof policiesFile>;
  /** Markdown of `guide/manual.<language>.md` and `guide/facilitator.<language>.md`. */
  guide: { manual: z.output<typeof text>; facilitator: z.output<typeof text> };
}

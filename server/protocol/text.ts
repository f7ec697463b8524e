import { z } from 'zod';

/**
 * A string, and what else must hold for it. zod measures whatever has a `length`, even what is no string at all, and
 * throws where that length cannot be compared: the second schema is only asked once there is a string.
 * @param sizes of strings, as `z.string().max(40)`
 * @param message said when it is no string
 */
export const sized = (sizes: z.ZodString, message?: string) => z.string(message).pipe(sizes);

const missing = 'a text is needed in both languages, en and fr';
/** A text every reader sees in their own language. Markdown-free, one paragraph or several split by blank lines. */
const inLanguage = sized(z.string().trim().min(1, missing), missing);
export const text = z
  .strictObject({ en: inLanguage, fr: inLanguage })
  .meta({ id: 'text', description: 'A text in English and in French.' });
export type Text = z.infer<typeof text>;
export type Language = keyof Text;

/** Characters that show nothing: two names that differ in them alone would be one to every reader. */
export const unseen = /[\p{Cf}\u115f\u1160\u2800\u3164\uffa0]/gu;

/** A name as a reader takes it in: two that are alike in this are one name. Only for comparing; a name is shown as written. */
export const plainName = (name: string): string =>
  name.replace(unseenButFlags, '$1').normalize('NFKC').toLowerCase();
/** The flags of England, Scotland and Wales are a black flag and letters that show nothing by themselves. */
const unseenButFlags = new RegExp(`(\\u{1f3f4}[\\u{e0020}-\\u{e007f}]+)|${unseen.source}`, 'gu');

/** Most characters of what a person writes: a team's or a seat's name, an exercise's title, a line or a reason, an answer. */
export const nameLength = 40;
export const titleLength = 80;
export const lineLength = 500;
export const answerLength = 1000;
/** Most characters of a prompt on the wall, in a command and in a pack: so that it can be read from ten metres. */
export const promptLength = 240;

/**
 * Why something was not done. `code` picks the sentence in the client's dictionaries (`refusal.<code>`), `params` fill
 * its gaps; `message` is the same sentence in English for logs, scripts and tests.
 */
export interface Refusal {
  code: RefusalCode;
  message: string;
  params?: Record<string, string | number | Text>;
}

/** Every reason a player or facilitator can meet. A new one needs a sentence in both dictionaries. */
export const refusalCodes = [
  // joining
  'unknown-code',
  'exercise-deleted',
  'opening',
  'exercise-closed',
  'exercise-locked',
  'team-full',
  'unknown-team',
  'name-taken',
  'unknown-token',
  'seat-removed',
  'seat-left',
  'seat-renewed',
  'wrong-key',
  // any page
  'outdated',
  // any command
  'malformed',
  'too-large',
  'too-fast',
  'not-allowed',
  'wrong-phase',
  'stale',
  'jumping',
  'storage-failed',
  'internal',
  // decisions
  'unknown-action',
  'unknown-target',
  'target-missing',
  'not-your-role',
  'already-under-way',
  'prerequisite',
  'no-crew',
  'no-money',
  'not-yet',
  'used-up',
  'cannot-cancel',
  'unknown-decision',
  // preparation
  'unknown-preparation',
  'no-points',
  'already-prepared',
  'not-prepared',
  // injects
  'unknown-inject',
  'inject-not-open',
  'already-answered',
  'unknown-option',
  'too-late',
  'unknown-commitment',
  // facilitator
  'unknown-seat',
  'unknown-event',
  'time-past',
  'last-team',
  'too-many-teams',
  'team-name-taken',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** The one error a layer throws when it refuses something that a person asked for. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(code: RefusalCode, message: string, params?: Refusal['params']) {
    super(message);
    this.name = 'Refused';
    this.refusal = params ? { code, message, params } : { code, message };
  }
}

/** @throws Refused where there is a refusal */
export function refuse(refusal: Refusal | null): void {
  if (refusal) throw new Refused(refusal.code, refusal.message, refusal.params);
}

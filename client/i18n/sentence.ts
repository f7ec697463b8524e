import type { Language } from '#protocol/text.ts';

export type Params = Record<string, string | number>;

const rules: Record<Language, Intl.PluralRules> = {
  en: new Intl.PluralRules('en'),
  fr: new Intl.PluralRules('fr'),
};

/** Anything of a script that runs from right to left. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** What a person wrote, so that in a line of text it turns nothing but itself: as `<bdi>` where no element can stand. */
export const isolated = (written: string): string =>
  rightToLeft.test(written) ? `\u2068${written}\u2069` : written;

/**
 * The sentence under a key, its gaps filled. With `count` among the params, `key_one` or `key_other` is taken by the rules
 * of the language: in French 0 is singular. A key that is missing is shown as itself, and a gap without a value stays
 * visible, so that both are seen and mended.
 *
 * The browser's own plural rules and one replacement are all that two languages need; a library for it was half of the
 * first page's script.
 * @example sentence('fr', { free_one: '{{count}} place', free_other: '{{count}} places' }, 'free', { count: 0 }) // 0 place
 */
export function sentence(
  language: Language,
  texts: Readonly<Record<string, string>>,
  key: string,
  params: Params = {},
): string {
  const { count } = params;
  const plural = typeof count === 'number' ? texts[`${key}_${rules[language].select(count)}`] : undefined;
  const text = plural ?? texts[key] ?? texts[`${key}_other`] ?? key;
  return text.replace(/\{\{(\w+)\}\}/g, (gap, name: string) => isolated(String(params[name] ?? gap)));
}

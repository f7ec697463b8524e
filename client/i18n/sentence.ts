import type { Language } from '#protocol/text.ts';

export type Params = Record<string, string | number>;

const rules: Record<Language, Intl.PluralRules> = {
  en: new Intl.PluralRules('en'),
  fr: new Intl.PluralRules('fr'),
};

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
  return text.replace(/\{\{(\w+)\}\}/g, (gap, name: string) => String(params[name] ?? gap));
}

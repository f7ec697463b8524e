import { describe, expect, it } from 'vitest';
import { glossedParts } from '../../client/ui/glossedParts.ts';
import { realPack } from '../support/real.ts';

const { scenario, actions, services } = realPack.scenario;

/** What a player reads with terms explained, apart from messages: decisions, preparations, services, obligations, manual. */
function textsOf(language: 'en' | 'fr'): string[] {
  const about = [
    ...actions.actions,
    ...actions.preparations,
    ...services.entries,
    ...services.services,
    ...scenario.obligations,
  ].map((one) => one.about[language]);
  return [...about, realPack.scenario.guide.manual[language]];
}

describe.each(['en', 'fr'] as const)('the glossary in %s', (language) => {
  const terms = scenario.glossary.map(({ term, also, meaning }) => ({
    term: term[language],
    also: also?.[language] ?? [],
    meaning: meaning[language],
  }));

  it.each(
    'ddos packet-flood request-flood scrubbing bgp blackholing geo-blocking rate-limiting content-network challenge upstream leased-line dora nis2 acpr cnil anssi false-positive retry-storm data-entry-debt hub'.split(
      ' ',
    ),
  )('explains %s where a player reads of it', (id) => {
    const meaning = scenario.glossary.find((one) => one.id === id)?.meaning[language];
    expect(meaning).toBeDefined();
    const explained = textsOf(language).filter((text) =>
      glossedParts(text, terms).some((part) => part.meaning === meaning),
    );
    expect(explained).not.toEqual([]);
  });

  it('has one meaning for a word', () => {
    const words = terms.flatMap(({ term, also }) => [term, ...also].map((word) => word.toLowerCase()));
    expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]);
  });
});

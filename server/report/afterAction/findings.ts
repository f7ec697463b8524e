import type { Team } from '#exercise/team.ts';
import type { Price } from '#protocol/prices.ts';
import { type Book, h, labelled, teamsOf } from '../book.ts';
import { placeName } from '../logWords.ts';

/** What a run shows for and against an objective, each line with its team and moment. */
export interface Findings {
  strengths: string[];
  gaps: string[];
  /** By team: how many messages of it came and were answered. */
  counts: string[];
}

interface Line {
  line: string;
  /** What it was worth either way, hundredths of a point; 0: not known. The largest come first, then the earliest. */
  size: number;
  tick: number;
}

/** So many lines of each kind; the tables beside the report hold all. */
const mostLines = 8;

/**
 * Messages that serve the objective (null: those that serve none): answered well or badly by what the answer was worth, where that is known; left unanswered. A
 * gap is stated with what was expected, as reference, and without advice.
 */
export function findingsOf(book: Book, objective: string | null): Findings {
  const { say, state, time } = book;
  const strengths: Line[] = [];
  const gaps: Line[] = [];
  const counts: string[] = [];
  for (const team of teamsOf(book)) {
    let sent = 0;
    let answered = 0;
    state.pack.injects.injects.forEach((inject, i) => {
      const at = team.state.injects[i]!;
      const serves =
        objective === null ? inject.objectives.length === 0 : inject.objectives.includes(objective);
      if (at.sentTick < 0 || !serves) return;
      const asks = inject.options.length > 0 || inject.freeText;
      if (!asks) return;
      sent += 1;
      const answer = team.answers.get(inject.id);
      if (answer) answered += 1;
      const reference = labelled(book, say(h('Expected', 'Attendu')), say(inject.expected));
      const head = labelled(book, `${team.name}, ${time(answer?.tick ?? at.sentTick)}`, say(inject.title));
      if (!answer) {
        if (at.expired)
          gaps.push({
            line: `${labelled(book, head, say(h('left unanswered', 'sans réponse')))}. ${reference}`,
            size: 0,
            tick: at.sentTick,
          });
        return;
      }
      const price = priceOf(book, team, 'answer', inject.id);
      if (!price || price.without.tooSmall) return;
      const chosen = inject.options.find(({ id }) => id === answer.option);
      const what = chosen ? labelled(book, head, say(chosen.label)) : head;
      const line = labelled(book, what, valueOf(book, price));
      const size = price.without.median.points;
      const { tick } = answer;
      if (size > 0) strengths.push({ line: `${line}.`, size, tick });
      else gaps.push({ line: `${line}. ${reference}`, size: -size, tick });
    });
    if (sent > 0)
      counts.push(
        labelled(
          book,
          team.name,
          say(
            h(
              `${answered} of ${sent} messages answered`,
              `${answered} messages sur ${sent} ont eu une réponse`,
            ),
          ),
        ),
      );
  }
  const top = (list: Line[]): string[] =>
    list
      .toSorted((a, b) => b.size - a.size || a.tick - b.tick)
      .slice(0, mostLines)
      .map(({ line }) => line);
  return { strengths: top(strengths), gaps: top(gaps), counts };
}

/** What stands out of a team's play, three lines each; what was priced. Coverage null: nothing was. */
export interface Standouts {
  best: string[];
  costliest: string[];
  /** What it did not decide and would have helped. */
  missed: string[];
  coverage: string | null;
}

export function worthOf(book: Book, team: Team): Standouts {
  const { say, time } = book;
  const known = book.prices[team.id];
  if (!known) return { best: [], costliest: [], missed: [], coverage: null };
  const { prices, unpriced, seeds } = known;
  const own = prices.filter(({ kind }) => kind !== 'missed');
  const line = (price: Price): string =>
    labelled(book, labelled(book, time(price.tick), nameOf(book, price)), valueOf(book, price));
  const top = (list: readonly Price[], sign: 1 | -1): string[] =>
    list
      .filter(({ without }) => !without.tooSmall && sign * without.median.points > 0)
      .toSorted((a, b) => sign * (b.without.median.points - a.without.median.points))
      .slice(0, 3)
      .map(line);
  const small = own.filter(({ without }) => without.tooSmall).length;
  const all = own.length + unpriced;
  const coverage = say(
    h(
      `${all} moves, ${own.length} priced under ${seeds.length} lucks of the attack, ${small} too small to tell. Each is what the play with it came to, less the same play without it; such figures do not add up.`,
      `${all} actes, ${own.length} évalués sous ${seeds.length} tirages de l’attaque, ${small} trop faibles pour conclure. Chaque valeur compare la partie avec et sans l’acte ; ces valeurs ne s’additionnent pas.`,
    ),
  );
  const missed = prices.filter(({ kind }) => kind === 'missed');
  return { best: top(own, 1), costliest: top(own, -1), missed: top(missed, 1), coverage };
}

const priceOf = (book: Book, team: Team, kind: Price['kind'], of: string): Price | undefined =>
  book.prices[team.id]?.prices.find((one) => one.kind === kind && one.of === of);

function nameOf(book: Book, { kind, of, choice }: Price): string {
  const { say, state } = book;
  const inject = state.pack.injects.injects.find(({ id }) => id === of);
  if (kind === 'answer' && inject) {
    const option = inject.options.find(({ id }) => id === choice);
    return option ? labelled(book, say(inject.title), say(option.label)) : say(inject.title);
  }
  const action = state.pack.actions.actions.find(({ id }) => id === of);
  const title = action ? say(action.title) : of;
  return choice === null ? title : labelled(book, title, placeName(book, choice));
}

/** The middle, and what nine in ten of the plays lie between: `+12.3 points (+8.0 to +15.1), +34,000 parcels, +40 bank minutes`. */
function valueOf({ say, language }: Book, { without: { median, low, high } }: Price): string {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
  const signed = (value: number, digits = 0): string =>
    new Intl.NumberFormat(locale, {
      signDisplay: 'exceptZero',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(value);
  const points = (value: number): string => signed(value / 100, 1);
  return say(
    h(
      `${points(median.points)} points (${points(low.points)} to ${points(high.points)}), ${signed(median.parcels)} parcels, ${signed(median.bankMinutes)} bank minutes`,
      `${points(median.points)} points (${points(low.points)} à ${points(high.points)}), ${signed(median.parcels)} colis, ${signed(median.bankMinutes)} minutes de banque`,
    ),
  );
}

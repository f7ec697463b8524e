import type { Scenario } from '#scenarios/schema.ts';
import { hourOf } from '#sim/clock.ts';
import { countBelow } from '#sim/count.ts';
import { draw, STREAM } from '#sim/random.ts';
import type { Policy } from '#sim/run.ts';
import { UP_BP } from '#sim/services.ts';
import { AT, type TeamState } from '#sim/state.ts';
import type { World } from '#sim/world.ts';
import { playOut, scripted, type Player } from './play.ts';
import { randomPlayer } from './randomPlayer.ts';

/** A text that promises, claims or lists what the model does not bear out. */
export interface Finding {
  inject: string;
  /** The option, or the words of the text. */
  what: string;
  why: string;
}

type Inject = Scenario['injects']['injects'][number];

/**
 * Reads a pack's messages against its model. Some of it is seen in the file (an option that does nothing; an answer that does what a
 * decision does, in a message that does not ask whether it is under way; a number of things that should be counted), the rest
 * in play: what a text says of the hour, of services and of the whole, held against the moment at which it arrives. Every policy plays,
 * and so do as many players as asked who do half of what a policy says, or anything at all: what holds for those who know what
 * they do need not hold for a team.
 * @param others players a policy, and half as many at random
 */
export function lintOf(
  pack: Scenario,
  world: World,
  policies: readonly Policy[],
  others: number = OTHERS,
): Finding[] {
  const written = pack.injects.injects.flatMap((inject) => [
    ...withoutEffect(pack, inject),
    ...underWay(pack, inject),
    ...counted(inject),
  ]);
  const players = policies.flatMap((policy) => [
    scripted(policy),
    ...Array.from({ length: others }, (_none, n) => scripted(halfOf(world, policy, n))),
    ...Array.from({ length: others >> 1 }, (_none, n) => randomPlayer(world, n)),
  ]);
  const names = namesOf(pack);
  const played = players.flatMap((player) => arrivals(world, player, pack.injects.injects, names));
  const seen = new Set<string>();
  return [...written, ...played].filter((one) => {
    // The same words are wrong by another figure in another play.
    const key = JSON.stringify(one).replaceAll(/\d+/g, '');
    return !seen.has(key) && seen.add(key);
  });
}

const OTHERS = 6;

/** Somebody who does half of what a policy says, another half each time. */
const halfOf = (world: World, policy: Policy, n: number): Policy => ({
  ...policy,
  decisions: policy.decisions.filter((_one, i) => draw(world.seed + n, STREAM.policy, n, i) % 2 === 0),
});

/** All words in a tree: names of flags, actions, obligations that a condition asks for. */
const wordsIn = (tree: unknown): string[] => {
  if (typeof tree === 'string') return [tree];
  return tree !== null && typeof tree === 'object' ? Object.values(tree).flatMap(wordsIn) : [];
};

/** Options whose effects are flags that nothing asks for, and that no condition asks for by name. */
function withoutEffect(pack: Scenario, inject: Inject): Finding[] {
  const { injects, actions, story, attack, scenario } = pack;
  const asked = new Set(
    wordsIn([
      injects.injects.map((one) => one.when),
      actions.actions.map((one) => one.when),
      story,
      attack,
      scenario.obligations,
    ]),
  );
  return inject.options.flatMap((option) => {
    const acts = option.effects.some((one) => one.do !== 'flag' || asked.has(String(one['set'])));
    if (acts || asked.has(option.id)) return [];
    return [{ inject: inject.id, what: option.id, why: 'this answer changes nothing in the world' }];
  });
}

/** Answers that set or meet what a decision sets or meets, in a message that comes whether or not it was decided. */
function underWay(pack: Scenario, inject: Inject): Finding[] {
  const results = (effects: readonly { do: string; [key: string]: unknown }[]) =>
    effects.flatMap((one) => {
      if (one.do === 'flag') return [String(one['set'])];
      return one.do === 'meet' ? [String(one['obligation'])] : [];
    });
  const asked = wordsIn(inject.when);
  return inject.options.flatMap((option) =>
    results(option.effects).flatMap((result) => {
      const action = pack.actions.actions.find((one) => results(one.effects).includes(result));
      if (!action || asked.includes(action.id) || asked.includes(result)) return [];
      const why = `does what the decision "${action.id}" does, and the message comes though that is decided`;
      return [{ inject: inject.id, what: option.id, why }];
    }),
  );
}

const COUNTED = /\b(two|three|four|five|six)\s+(clocks|notices|services|obligations|filters|hubs are)\b/i;
function counted(inject: Inject): Finding[] {
  const found = COUNTED.exec(textOf(inject))?.[0];
  return found ? [{ inject: inject.id, what: found, why: 'counts what the world should count' }] : [];
}

/** What the reader sees at first: title and body, in English. Answers are for later. */
const textOf = ({ title, body }: Inject): string => `${title.en}. ${body.en}`;

function arrivals(world: World, player: Player, injects: readonly Inject[], names: RegExp[]): Finding[] {
  const findings: Finding[] = [];
  playOut(world, player, (state) => {
    for (const one of state.happenings) {
      if (one.kind !== 'inject') continue;
      const inject = injects.find(({ id }) => id === world.injects[one.inject]!.id);
      if (!inject) continue;
      findings.push(
        ...ofTheHour(world, state, inject),
        ...ofServices(world, state, inject, names),
        ...ofTheWhole(world, state, inject),
      );
    }
  });
  return findings;
}

const dayOf = (world: World, tick: number): number => Math.floor((tick - world.firstMidnight) / world.day);

/** Rounds have left today. `2` marks the tick at which they load and leave. */
function roundsLeft({ parcels, day, firstMidnight }: World, { tick }: TeamState): boolean {
  const sinceMidnight = (tick + day - (firstMidnight % day)) % day;
  return parcels.rounds.subarray(Math.max(0, tick - sinceMidnight), tick + 1).includes(2);
}

/** Words of the day that are wrong at the hour of arrival. */
function ofTheHour(world: World, state: TeamState, inject: Inject): Finding[] {
  const text = textOf(inject);
  const hour = hourOf(world, state.tick);
  const day = dayOf(world, state.tick);
  const wrong: [RegExp, boolean, string][] = [
    [/\byesterday\b/i, day <= dayOf(world, world.zeroTick), 'the crisis began today'],
    [/\btomorrow\b/i, day >= dayOf(world, world.endTick), 'it is the last day'],
    [/\bthis morning\b/i, hour < 6, `it is ${hour} o'clock`],
    [/\bthis afternoon\b/i, hour >= 17, `it is ${hour} o'clock`],
    [/\b(tonight|this evening)\b/i, hour >= 23 || hour < 5, `it is ${hour} o'clock`],
    [/\brounds left\b/i, !roundsLeft(world, state), 'no round has left yet today'],
  ];
  return wrong.flatMap(([words, is, why]) => {
    const found = words.exec(text)?.[0];
    return is && found ? [{ inject: inject.id, what: found, why }] : [];
  });
}

const DOWN = /\b(is|are|went) (down|out|dead)\b|\b(does|do) not (answer|open|load)\b|\bunreachable\b/i;
const UP = /\b(works|work|answers|answer) (again|well|as usual)\b|\b(is|are) back\b/i;
const STANDS = { down: 9000, up: 5000 };

/** What the texts may call each service: its id in words, or its name. */
const namesOf = ({ services }: Scenario): RegExp[] =>
  services.services.map(({ id, name }) => {
    const words = [id.replaceAll('-', '[ -]'), name.en.replaceAll(/[^\w ]/g, '.?')];
    return new RegExp(`\\b(${words.join('|')})\\b`, 'i');
  });

/** Sentences that say a service is down, or back, and it is not so. */
function ofServices(world: World, state: TeamState, inject: Inject, names: RegExp[]): Finding[] {
  return sentencesOf(inject).flatMap((sentence) =>
    world.services.flatMap(({ id }, s) => {
      if (!names[s]!.test(sentence)) return [];
      const there = state.v.availability[s]!;
      const is = `${id} stands at ${Math.round(there / 100)} %`;
      if (DOWN.test(sentence) && there > STANDS.down) return [{ inject: inject.id, what: sentence, why: is }];
      if (UP.test(sentence) && there < STANDS.up) return [{ inject: inject.id, what: sentence, why: is }];
      return [];
    }),
  );
}

/** Sentences that ask nothing. */
const sentencesOf = (inject: Inject): string[] =>
  textOf(inject)
    .split(/(?<=[.?!])\s+/)
    .filter((sentence) => !sentence.endsWith('?'));

/** A few impaired services are an ordinary evening of such a week; more is not "quiet". */
const FEW = 3;

/** Sentences that say how it stands altogether, and it is not so. */
function ofTheWhole(world: World, state: TeamState, inject: Inject): Finding[] {
  const { availability, entryPass } = state.v;
  const impaired = countBelow(availability, UP_BP);
  const narrowest = Math.round(Math.min(10_000, ...world.entries.map((_one, e) => entryPass[e]!)) / 100);
  const wrong: [RegExp, boolean, string][] = [
    [/\ball services answer\b/i, impaired > 0, `${impaired} services are impaired`],
    [/\b(very|all) quiet\b|\balmost ordinary\b/i, impaired > FEW, `${impaired} services are impaired`],
    [/\baccess\b.*\bis back\b/i, impaired > 0, `${impaired} services are impaired`],
    [/\blink has room\b/i, narrowest < 95, `a link lets ${narrowest} % through`],
    [/\brings? for ever\b/i, state.v.scalar[AT.callsAnswered]! > 8000, 'most calls are answered'],
  ];
  return sentencesOf(inject).flatMap((sentence) =>
    wrong.flatMap(([words, is, why]) =>
      is && words.test(sentence) ? [{ inject: inject.id, what: sentence, why }] : [],
    ),
  );
}

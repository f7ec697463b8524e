import type { Scenario } from '#scenarios/schema.ts';
import { hourOf } from '#sim/clock.ts';
import type { Policy } from '#sim/run.ts';
import type { TeamState } from '#sim/state.ts';
import type { World } from '#sim/world.ts';
import { playOut, scripted } from './play.ts';

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
 * when every policy plays: what a text says of the hour and of services, held against the moment at which it arrives.
 */
export function lintOf(pack: Scenario, world: World, policies: readonly Policy[]): Finding[] {
  const written = pack.injects.injects.flatMap((inject) => [
    ...withoutEffect(pack, inject),
    ...underWay(pack, inject),
    ...counted(inject),
  ]);
  const played = policies.flatMap((policy) => arrivals(world, policy, pack.injects.injects));
  const seen = new Set<string>();
  return [...written, ...played].filter((one) => {
    const key = JSON.stringify(one);
    return !seen.has(key) && seen.add(key);
  });
}

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

function arrivals(world: World, policy: Policy, injects: readonly Inject[]): Finding[] {
  const findings: Finding[] = [];
  playOut(world, scripted(policy), (state) => {
    for (const one of state.happenings) {
      if (one.kind !== 'inject') continue;
      const inject = injects.find(({ id }) => id === world.injects[one.inject]!.id);
      if (inject) findings.push(...ofTheHour(world, state, inject), ...ofServices(world, state, inject));
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

/** Sentences that say a service is down, or back, and it is not so. */
function ofServices(world: World, state: TeamState, inject: Inject): Finding[] {
  return textOf(inject)
    .split(/(?<=[.?!])\s+/)
    .flatMap((sentence) =>
      world.services.flatMap(({ id }, s) => {
        const named = new RegExp(`\\b${id.replaceAll('-', '[ -]')}\\b`, 'i').test(sentence);
        if (!named || sentence.endsWith('?')) return [];
        const there = state.v.availability[s]!;
        const is = `${id} stands at ${Math.round(there / 100)} %`;
        if (DOWN.test(sentence) && there > STANDS.down)
          return [{ inject: inject.id, what: sentence, why: is }];
        if (UP.test(sentence) && there < STANDS.up) return [{ inject: inject.id, what: sentence, why: is }];
        return [];
      }),
    );
}

import type { Aim } from '#sim/effects/effect.ts';
import { compileEffect, type EffectSource } from '#sim/effects/index.ts';
import type { Issue, Resolver } from '#sim/refer.ts';
import { suggest } from '#sim/suggest.ts';
import { minutesBetween, money } from '#sim/units.ts';
import { createResolver } from './resolver.ts';
import type { Scenario } from './schema.ts';
import { conditionsOf, effectsOf, type WrittenEffect } from './written.ts';

/**
 * What is well-formed and would run, and yet cannot be meant: it would never do anything, and nobody would learn why. Asked
 * when a pack is loaded and not when it is compiled: an exercise that runs already is not stopped for it.
 */
export function checkSense(pack: Scenario, issues: Issue[]): void {
  const resolver = createResolver(pack, issues);
  const effects = effectsOf(pack, resolver).map((one) => ({ ...one, aims: aimsOf(pack, one) }));
  checkFlags(pack, effects, resolver);
  checkLinks(pack, resolver('network.yaml'));
  checkMoments(pack, resolver('injects.yaml'));
  for (const one of effects) checkChannels(pack.services, one);
  checkAnswers(pack, resolver('injects.yaml'));
}

interface AimedEffect extends WrittenEffect {
  aims: readonly Aim[];
}

/** Conditions on a flag that no effect sets: they never hold. */
function checkFlags(pack: Scenario, effects: readonly AimedEffect[], resolver: (file: string) => Resolver) {
  const known = [
    ...new Set(effects.flatMap(({ aims }) => aims.flatMap((aim) => (aim.kind === 'flag' ? aim.name : [])))),
  ];
  for (const { condition, at } of conditionsOf(pack, resolver)) {
    if (!('flag' in condition) || known.includes(condition.flag)) continue;
    const remedy =
      known.length > 0
        ? suggest(condition.flag, known)
        : `an effect must, such as { do: flag, set: ${condition.flag} }`;
    at.issue(`nothing sets the flag "${condition.flag}"; ${remedy}`, 'flag');
  }
}

/** Links from a hub to itself, and second links between two hubs: a link can be driven both ways. */
function checkLinks({ network }: Scenario, to: Resolver): void {
  const seen = new Set<string>();
  network.links.forEach(({ from, to: upTo }, i) => {
    const pair = [from, upTo].toSorted().join(' ');
    if (from === upTo)
      to.issue(`a link leads to another hub, and this one from "${from}" to itself; remove it`, 'links', i);
    else if (seen.has(pair))
      to.issue(`"${from}" and "${upTo}" are linked already, and links run both ways; keep one`, 'links', i);
    seen.add(pair);
  });
}

/** Injects that are due outside the clock are never sent. The last end is that of the difficulty that lasts longest. */
function checkMoments({ scenario, injects }: Scenario, to: Resolver): void {
  const { start, tick } = scenario.clock;
  const end = [scenario.clock.end, ...scenario.difficulties.flatMap((one) => one.end ?? [])]
    .toSorted((a, b) => minutesBetween(a, b) * -1)
    .at(-1)!;
  const lastTick = Math.floor(minutesBetween(start, end) / tick);
  // Reported by the compiler.
  if (tick === 0 || lastTick <= 0) return;
  injects.injects.forEach((one, i) => {
    if (one.at === undefined) return;
    const at = to.at('injects', i);
    const due = at.tickOf(one.at);
    if (due < 0) at.issue(`it is due before the exercise begins at ${start}; give it a later moment`, 'at');
    if (due >= lastTick)
      at.issue(`it is due when the exercise has ended at ${end}; give it an earlier moment`, 'at');
  });
}

/** Messages that a team without money could not answer. */
function checkAnswers({ scenario: { pettyCash }, injects }: Scenario, to: Resolver): void {
  const costOf = (effects: readonly EffectSource[]): number =>
    effects.reduce(
      (sum, one) => sum + (one.do === 'pay' ? (money.safeParse(one['amount']).data ?? 0) : 0),
      0,
    );
  injects.injects.forEach(({ options, freeText }, i) => {
    if (freeText || options.length === 0) return;
    const cheapest = Math.min(...options.map(({ effects }) => costOf(effects)));
    if (cheapest <= pettyCash) return;
    to.at('injects', i).issue(
      `every answer costs ${cheapest} k€ or more, and a team that has spent its budget could give none; ` +
        `let one cost at most ${pettyCash} k€ (pettyCash in scenario.yaml)`,
      'options',
    );
  });
}

/** Effects on a bank channel that has nothing for them to work on. */
function checkChannels(
  { channels, services }: Scenario['services'],
  { effect, at, aims }: AimedEffect,
): void {
  const fieldOf = (id: string): string =>
    Object.keys(effect).find((key) => effect[key] === id || effect[key] === '$target') ?? 'do';
  const those = (has: (one: (typeof channels)[number]) => unknown) =>
    channels
      .filter(has)
      .map((one) => one.id)
      .join(', ') || 'none';
  for (const aim of aims) {
    if (aim.kind !== 'cash' && aim.kind !== 'fraud' && aim.kind !== 'need') continue;
    const { id, stock, fraud, needs } = channels[aim.place]!;
    const vain = `"${effect.do}" changes nothing at the channel "${id}", which`;
    if (aim.kind === 'cash' && !stock)
      at.issue(
        `${vain} has no "stock" that could run out; those with one: ${those((one) => one.stock)}`,
        fieldOf(id),
      );
    if (aim.kind === 'fraud' && fraud === 0)
      at.issue(
        `${vain} has no "fraud" to lose; those with it: ${those((one) => one.fraud > 0)}`,
        fieldOf(id),
      );
    if (aim.kind !== 'need') continue;
    const service = services[aim.service]!.id;
    const known = needs.map((one) => one.service);
    if (!known.includes(service))
      at.issue(
        `${vain} does not need "${service}", so nothing can stand in for it; it needs: ${known.join(', ') || 'none'}`,
        fieldOf(service),
      );
  }
}

/** What an effect acts on with each target it may have, as it says itself; nothing when it is wrong, for that is told elsewhere. */
function aimsOf(pack: Scenario, { effect, targets }: WrittenEffect): readonly Aim[] {
  const mistakes: Issue[] = [];
  const to = createResolver(pack, mistakes)('');
  const chosen = targets.length > 0 ? targets : [undefined];
  const aims = chosen.flatMap((target) => compileEffect(effect, to, target)?.aims ?? []);
  return mistakes.length > 0 ? [] : aims;
}

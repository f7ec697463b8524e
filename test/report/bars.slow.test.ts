import { describe, expect, it } from 'vitest';
import { loadPar } from '#scenarios/loadPar.ts';
import { barsOf } from '../../server/report/bars.ts';
import { judgeBalance, planBalance } from '../../server/report/balance.ts';
import { createPlays } from '../../server/report/plays.ts';
import { playersOf, variantsOf } from '../../server/report/variants.ts';
import { real, realFolder, realPack } from '../support/real.ts';

const { world, policies } = real();
const players = playersOf(policies);
/** What the bars look at without adding choices to players, which takes many times as long: `lab balance` does. */
const variants = variantsOf(world, policies).filter(
  (one) =>
    one.kind === 'package' || one.kind === 'until' || (one.kind === 'without' && one.player === 'textbook'),
);

/** Two seeds of everything. */
async function judged() {
  const plays = planBalance(variants, players, 2 * (players.length + 7 + variants.length))!;
  const play = createPlays({ pack: realPack.scenario, difficulty: null });
  const wanted = (await loadPar(realFolder, realPack.scenario))!.points!;
  const asked = Object.fromEntries(
    Object.entries(wanted).map(([id, [least, most]]) => [id, [100 * least, 100 * most] as const]),
  );
  return judgeBalance({ world, policies, asked }, null, plays, plays.map(play));
}

const report = await judged();

describe('the shipped world is worth playing', () => {
  it('meets every bar on two seeds', () => {
    const of = (what: RegExp) => report.bars.filter((one) => what.test(one.what));
    expect(of(/^points of/)).toHaveLength(3);
    expect(of(/^left out of textbook/)).toHaveLength(5);
    expect(of(/^gain of/)).toHaveLength(3);
    expect(of(/^network decisions shared/)).toHaveLength(6);
    expect(
      report.bars.filter((one) => !one.met && !/^(choices|decisions) that never/.test(one.what)),
    ).toEqual([]);
  });

  it('says which are missed, and what there is instead', () => {
    const [bar] = barsOf(world, policies, report, { textbook: [20_000, 30_000] });
    expect(bar).toMatchObject({ what: 'points of textbook', asked: '200.0 to 300.0', met: false });
    expect(Number(bar!.is)).toBeGreaterThan(890);
  });
});

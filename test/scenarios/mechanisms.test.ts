import { describe, expect, it, test } from 'vitest';
import { cashBp } from '#sim/bank.ts';
import { inYard } from '#sim/count.ts';
import { runPolicy } from '#sim/run.ts';
import { AT, cloneState, hashState, SUM, type TeamState } from '#sim/state.ts';
import { stepTeam } from '#sim/step.ts';
import type { World } from '#sim/world.ts';
import type { Scenario } from '#scenarios/schema.ts';
import { placeOf } from '../support/mini.ts';
import { after, follow, happen, HOUR, mute, percentOf, quiet, real, type Plan } from '../support/real.ts';

/**
 * What the exercise teaches, at work in the pack that is shipped. Figures stand beside the bounds, which are wide enough to
 * live through a change of calibration.
 */
const { world, policies } = real();
/** The same siege, with messages that do nothing: what is measured is then the decision alone. */
const silent = real(mute).world;
const hours = (ticks: number): number => ticks / HOUR;
const trustOf = (state: TeamState): number => state.v.scalar[AT.trust]! / 100;
const policy = (id: string) => policies.find((one) => one.id === id)!;

/** Takes a reading at some hours of a plan's run. */
function readings(w: World, plan: Plan, at: number[], read: (state: TeamState) => number): number[] {
  const found: number[] = [];
  follow(w, plan, Math.max(...at), (state) => {
    if (at.some((hour) => after(hour) === state.tick)) found.push(read(state));
  });
  return found;
}

describe('fog', () => {
  const hubsRight = ({ v }: TeamState) =>
    v.seenBacklog.filter((seen, h) => Math.abs(seen - inYard(v, h)) <= 15_000).length;
  const oldest = ({ tick, v }: TeamState) => hours(tick - Math.min(...v.seenTick));

  it('ages the map while tracking is down; a round of calls makes it true, and it ages again', () => {
    const calls: Plan = [[9, 'phone-round']];
    // Measured: current; nine hours old; a quarter of an hour after the calls; four hours later.
    const [before, blind, called, later] = readings(world, calls, [0, 9, 10, 14], oldest);
    expect(before).toBe(0);
    expect(blind).toBeGreaterThan(6);
    expect(called).toBeLessThan(1);
    expect(later).toBeGreaterThan(3);
    const [wrong, right] = readings(world, calls, [9.5, 9.75], hubsRight);
    expect(right).toBeGreaterThanOrEqual(12);
    expect(wrong).toBeLessThan(right!);
  });
});

describe('paper debt', () => {
  const paper: Plan = [
    [0.5, 'paper-rounds'],
    [3, 'paper-pick-up'],
  ];
  const debt = (state: TeamState) => state.s[SUM.debt]!;

  it('grows with every round on paper and is keyed in once systems are back', () => {
    // Measured: 313,000 on Monday evening, 909,000 on Wednesday evening, 464,000 on Friday at half past midnight.
    const [monday, wednesday, friday] = readings(world, paper, [14, 60, 90], debt);
    expect(monday).toBeGreaterThan(150_000);
    expect(wednesday).toBeGreaterThan(monday! + 200_000);
    expect(friday).toBeLessThan(wednesday! - 200_000);
  });

  it('keeps tracking behind: what is on paper it does not know', () => {
    const calm = real(quiet).world;
    const { state: owing } = follow(calm, [], 2);
    owing.s[SUM.debt] = 1_000_000;
    const free = cloneState(calm, owing);
    free.s[SUM.debt] = 0;
    const gap = (ticks: number) => {
      for (let i = 0; i < ticks; i++) for (const state of [owing, free]) stepTeam(calm, state, []);
      return percentOf(calm, free, 'tracking') - percentOf(calm, owing, 'tracking');
    };
    // Measured: 17 points after three hours of keying in, 10 after nine, none after a day.
    expect(gap(3 * HOUR)).toBeGreaterThan(10);
    expect(gap(6 * HOUR)).toBeLessThan(15);
    expect(gap(15 * HOUR)).toBe(0);
  });

  it('is paid sooner by those who hire hands for it', () => {
    const [slow] = readings(world, paper, [95], debt);
    const [fast] = readings(world, [...paper, [72, 'keying-teams']], [95], debt);
    expect(slow! - fast!).toBeGreaterThan(100_000);
  });
});

describe('a retry storm', () => {
  /** The flood stops at 10:00 on Monday; a trickle of requests at the website stays. */
  const easing = (rest: number) =>
    real((pack: Scenario) => {
      mute(pack);
      for (const campaign of pack.attack.campaigns) if (campaign.id !== 'main-flood') campaign.power = 0;
      const trickle = pack.attack.campaigns.find((one) => one.id === 'website-flood')!;
      trickle.power = rest;
      trickle.waver = 0;
      for (const moves of [pack.attack.moves, pack.story.moves])
        for (const name of Object.keys(moves)) if (name !== 'open-fire') moves[name] = [];
      happen(pack, 3.5, [
        { do: 'campaign', stop: 'main-flood' },
        { do: 'campaign', start: 'website-flood' },
      ]);
    }).world;
  const normalAfter = (w: World, plan: Plan): number => {
    let back = Infinity;
    follow(w, plan, 16, (state) => {
      if (state.tick > after(3.5) && back === Infinity && percentOf(w, state, 'website') >= 95)
        back = hours(state.tick) - hours(after(3.5));
    });
    return back;
  };
  const shed: Plan = [
    [3.4, 'shed-service', 'website'],
    [5.6, 'stop shed-service'],
  ];

  it('outlives the attack by hours', () => {
    // Measured: 2.7 hours until 95 %, though no packet is left.
    expect(normalAfter(easing(0), [])).toBeGreaterThan(1.5);
  });

  it('keeps a service down against the least rest of an attack, unless its users are sent away for a while', () => {
    const rest = easing(3_000);
    // Measured: 9.6 hours, against 5.3 of which two closed.
    expect(normalAfter(rest, [])).toBeGreaterThan(7);
    expect(normalAfter(rest, shed)).toBeLessThan(6.5);
    expect(normalAfter(rest, [])).toBeGreaterThan(normalAfter(rest, shed) + 2);
  });
});

describe('a cash run', () => {
  const cash = (w: World) => (state: TeamState) => cashBp(w, state) / 100;

  it('empties the machines where the bank is dark and nobody is trusted, though they never fail', () => {
    const calm = real(quiet).world;
    // Measured on Tuesday at midnight: 21 % on a calm day; the machines are dry when nobody acts.
    const [usual] = readings(calm, [], [41], cash(calm));
    const [, dry] = readings(world, [], [36.5, 41], cash(world));
    expect(usual).toBeGreaterThan(15);
    expect(dry).toBeLessThan(5);
    const atm = placeOf(world.channels, 'atm');
    expect(readings(world, [], [41], (state) => state.v.channelAvailability[atm]!)[0]).toBeLessThan(2_000);
  });

  it('is held by words, by the rail that stands, and by lorries', () => {
    const fed: Plan = [
      [1, 'raise-card-limits'],
      [1, 'holding-statement'],
      [2, 'cash-convoys'],
      [24, 'cash-convoys'],
    ];
    const at = (plan: Plan) => readings(world, plan, [36], cash(world))[0]!;
    expect(at(fed)).toBeGreaterThan(at([]) + 10);
  });
});

describe('trust', () => {
  it('falls harder when a service fails a second time', () => {
    const services = ['website', 'online-banking', 'bank-app', 'tracking'];
    const lostFrom10To14 = (outages: number[]) => {
      const w = real((pack) => {
        quiet(pack);
        for (const from of outages)
          happen(
            pack,
            from,
            services.map((service) => ({ do: 'shed', service, lasts: '4 h' })),
          );
      }).world;
      const [before, afterwards] = readings(w, [], [10, 14], trustOf);
      return before! - afterwards!;
    };
    // Measured: 6.8 points the first time, 9.5 the second: 1.4 times.
    expect(lostFrom10To14([2, 10]) / lostFrom10To14([10])).toBeGreaterThan(1.25);
  });

  test.each<[string, Plan, number]>([
    // Measured after 14 hours, where silence leaves 32: 45, 46, 19.
    [
      'is kept by a word in time',
      [
        [1, 'holding-statement'],
        [8, 'holding-statement'],
      ],
      6,
    ],
    [
      'is kept by facts',
      [
        [3, 'factual-update'],
        [8, 'factual-update'],
      ],
      6,
    ],
    ['is lost twice by a promise that customers live to be false', [[1, 'promise-date']], -5],
  ])('%s', (_name, plan, atLeast) => {
    const [silence] = readings(silent, [], [14], trustOf);
    const [trust] = readings(silent, plan, [14], trustOf);
    expect((trust! - silence!) / atLeast).toBeGreaterThan(1);
  });

  it('a sentence about data that nobody stood behind is paid for in the afternoon', () => {
    const early: Plan = [[0, 'data-statement-early']];
    const [noon, evening] = readings(world, early, [9.9, 11.9], trustOf);
    const [noonLooked, eveningLooked] = readings(world, [...early, [0.5, 'read-logs']], [9.9, 11.9], trustOf);
    expect(noon! - evening!).toBeGreaterThan(noonLooked! - eveningLooked! + 2);
  });

  it('suffers from late parcels, and less where urgent ones go first', () => {
    const told: Plan = [
      [1, 'phone-round'],
      [1, 'holding-statement'],
      [1, 'status-page-elsewhere'],
      [9, 'holding-statement'],
    ];
    const urgent: Plan = [...told, [4, 'urgent-first'], [28, 'urgent-first']];
    const [without] = readings(silent, told, [40], trustOf);
    const [first] = readings(silent, urgent, [40], trustOf);
    // Measured: 14.3 and 16.4; some 30,000 parcels fewer are the price.
    expect(first! - without!).toBeGreaterThan(1);
    const delivered = (plan: Plan) => readings(silent, plan, [40], (state) => state.s[SUM.delivered]!)[0]!;
    expect(delivered(urgent)).toBeLessThan(delivered(told) - 5_000);
  });
});

describe('crews', () => {
  it('work more slowly when worn out; relief and beds give some of it back', () => {
    const siege: Plan = [
      [0, 'private-links-sites'],
      [0, 'separate-entry', 'tracking'],
      [14, 'read-logs'],
    ];
    const lead = (plan: Plan) => {
      const { state } = follow(world, plan, 26);
      const logs = state.decisions.find((one) => one.action === placeOf(world.actions, 'read-logs'))!;
      return hours(logs.inForceTick - logs.decidedTick);
    };
    // Measured: 5 h fresh, 8.3 h after twelve hours of full work, 6.8 h with relief, 7.6 h with beds.
    const worn = lead(siege);
    expect(lead([[0, 'read-logs']])).toBe(5);
    expect(worn).toBeGreaterThan(7);
    expect(lead([[0, 'rotate-crews'], ...siege])).toBeLessThan(worn - 0.75);
    expect(lead([...siege, [8, 'crew-hotel']])).toBeLessThan(worn - 0.4);
  });
});

describe('fraud', () => {
  const lost = (plan: Plan) =>
    readings(silent, plan, [60], (state) => Math.floor(state.s[SUM.fraud]! / 1_000))[0]!;
  const open: Plan = [
    [1, 'sms-codes'],
    [1, 'raise-card-limits'],
  ];

  it('runs as long as the fallbacks stand, and is charged', () => {
    // Over 60 hours. Those who fish for codes ride on the outage, whatever the bank opens.
    const fished = lost([]);
    expect(fished).toBeGreaterThan(50);
    expect(lost([[1, 'sms-codes']])).toBeGreaterThan(fished);
    expect(lost(open)).toBeGreaterThan(lost([[1, 'sms-codes']]));
    expect(
      lost([
        [1, 'sms-codes'],
        [6, 'stop sms-codes'],
      ]),
    ).toBeLessThan(fished + 30);
  });

  it('is stopped in part by holding risky transfers, at the cost of honest ones', () => {
    const held: Plan = [...open, [12, 'hold-risky-transfers'], [36, 'hold-risky-transfers']];
    const uptime = (plan: Plan) =>
      readings(silent, plan, [60], (state) => state.s[SUM.bankServed]! / state.s[SUM.bankAsked]!)[0]!;
    expect(lost(held)).toBeLessThan(lost(open) * 0.75);
    expect(uptime(held)).toBeLessThan(uptime(open) - 5);
  });
});

describe('clocks of the law', () => {
  const ends = (id: string) => {
    const state = runPolicy(world, policy(id), () => undefined);
    return Object.fromEntries(world.obligations.map((one, i) => [one.id, state.obligations[i]!.state]));
  };

  it('are missed where nobody decides, and met where they are watched', () => {
    const idle = ends('idle');
    expect(idle['dora-initial']).toBe('missed');
    expect(idle['nis2-early-warning']).toBe('missed');
    expect(['late', 'missed']).toContain(idle['data-protection']);
    expect(['late', 'missed']).toContain(idle['complaint']);
    expect([...new Set(Object.values(ends('as-happened')))]).toEqual(['met']);
    expect(Object.values(ends('textbook')).filter((one) => one === 'late' || one === 'missed')).toEqual([]);
  });

  it('one of them is not due where people were back soon: to file it all the same has its price', () => {
    // The website and the bank are out for three hours, and come back.
    const short = real((pack) => {
      quiet(pack);
      happen(
        pack,
        0,
        ['website', 'online-banking'].map((service) => ({ do: 'shed', service, lasts: '3 h' })),
      );
    }).world;
    const notice = placeOf(short.obligations, 'data-protection');
    const filed = follow(short, [[4, 'data-notice']], 8).state;
    const left = follow(short, [], 8).state;
    expect(left.obligations[notice]!.state).toBe('waiting');
    // Measured: 0.8 points of trust, 20 k€ with the work itself, and a letter from the authority.
    expect(trustOf(left) - trustOf(filed)).toBeCloseTo(0.8, 1);
    expect(filed.s[SUM.spent]! - left.s[SUM.spent]!).toBe(20);
    expect(filed.injects[placeOf(short.injects, 'cnil-asks')]!.sentTick).toBeGreaterThan(0);
    expect(left.injects[placeOf(short.injects, 'cnil-asks')]!.sentTick).toBe(-1);
  });

  it('the same notice costs nothing but its work where it is due', () => {
    const filed = follow(silent, [[20, 'data-notice']], 24).state;
    const left = follow(silent, [], 24).state;
    const notice = placeOf(silent.obligations, 'data-protection');
    expect([left.obligations[notice]!.state, filed.obligations[notice]!.state]).toEqual(['running', 'met']);
    expect(trustOf(filed)).toBe(trustOf(left));
    expect(filed.s[SUM.spent]! - left.s[SUM.spent]!).toBe(5);
  });

  it('tempts: a law firm offers to file it to a team that owes nothing', () => {
    const tempted = (id: string) => {
      const { injects } = runPolicy(world, policy(id), () => undefined);
      return injects[placeOf(world.injects, 'safe-side')]!.sentTick >= 0;
    };
    expect([tempted('textbook'), tempted('idle'), tempted('as-happened')]).toEqual([true, false, false]);
  });
});

describe('the adversary', () => {
  /** States it went through, and the hours each campaign ran. */
  const meets = (id: string, w = world) => {
    const path: string[] = [];
    const ran: Record<string, number> = {};
    const state = runPolicy(w, policy(id), (now) => {
      if (path.at(-1) !== now.adversary) path.push(now.adversary);
      // On Friday it tries everybody once more.
      if (now.tick > w.zeroTick + 90 * HOUR) return;
      w.campaigns.forEach((one, k) => {
        if (now.v.campaignSince[k]! >= 0) ran[one.id] = (ran[one.id] ?? 0) + 1 / HOUR;
      });
    });
    return { path: path.join(' '), ran, hash: hashState(state) };
  };

  it('gives teams that defend differently different attacks, and the same great flood', () => {
    const [idle, happened, textbook] = ['idle', 'as-happened', 'textbook'].map((id) => meets(id));
    expect(new Set([idle!.path, happened!.path, textbook!.path]).size).toBe(3);
    // A link that stays full needs no requests; whoever holds it meets them, sooner and longer the better it holds.
    expect(idle!.ran['bank-flood'] ?? 0).toBe(0);
    expect(happened!.ran['bank-flood']).toBeGreaterThan(2);
    expect(textbook!.ran['bank-flood']).toBeGreaterThan(happened!.ran['bank-flood']!);
    expect(idle!.ran['main-flood']).toBe(textbook!.ran['main-flood']);
  });

  it('gives teams that defend alike the same attack, tick for tick, whatever others do beside them', () => {
    const alone = meets('textbook');
    const beside = meets('textbook', real().world);
    expect(beside).toEqual(alone);
  });

  it('can be robbed of a flood on one address: dropped upstream it takes the flood with it, closed at home it does not', () => {
    const narrow = real((pack) => {
      mute(pack);
      for (const campaign of pack.attack.campaigns) if (campaign.id !== 'address-flood') campaign.power = 0;
      for (const moves of [pack.attack.moves, pack.story.moves])
        for (const name of Object.keys(moves)) moves[name] = [];
      happen(pack, 1, [{ do: 'campaign', start: 'address-flood' }]);
    }).world;
    const bank = (plan: Plan) =>
      readings(narrow, plan, [5], (s) => percentOf(narrow, s, 'online-banking'))[0]!;
    // Measured: 9, 9, 9 and 100 %.
    expect(bank([])).toBeLessThan(30);
    expect(bank([[2, 'shed-service', 'website']])).toBeLessThan(30);
    expect(bank([[2, 'blackhole-service', 'tracking']])).toBeLessThan(30);
    expect(bank([[2, 'blackhole-service', 'website']])).toBeGreaterThan(95);
  });
});

describe('what leans on an order', () => {
  const inForce = (state: TeamState, id: string) =>
    state.decisions.filter((one) => one.action === placeOf(world.actions, id) && one.state === 'in-force')
      .length;
  const both: Plan = [
    [0, 'emergency-scrubbing'],
    [7, 'bgp-diversion'],
  ];

  it.each<[string, Plan, number]>([
    ['stopped', [...both, [12, 'stop emergency-scrubbing']], 12.25],
    ['run out', both, 33],
  ])('ends with it: routes lead to the provider while it scrubs, %s', (_how, plan, hours) => {
    const held: number[] = [];
    const { state } = follow(silent, plan, hours, (at) => {
      if (at.tick === after(11)) held.push(inForce(at, 'bgp-diversion'));
    });
    expect(held).toEqual([1]);
    expect(inForce(state, 'emergency-scrubbing')).toBe(0);
    expect(inForce(state, 'bgp-diversion')).toBe(0);
    const routes = placeOf(world.actions, 'bgp-diversion');
    const own = new Set(state.decisions.filter((one) => one.action === routes).map((one) => one.id));
    expect(state.standing.filter((one) => own.has(one.decision))).toEqual([]);
  });

  it('lets what happened be done again at once: hubs are telephoned twice in two hours', () => {
    const { state } = follow(
      silent,
      [
        [9, 'phone-round'],
        [10, 'phone-round'],
      ],
      11,
    );
    const calls = state.decisions.filter((one) => one.action === placeOf(world.actions, 'phone-round'));
    expect(calls.map((one) => one.state)).toEqual(['ended', 'ended']);
  });
});

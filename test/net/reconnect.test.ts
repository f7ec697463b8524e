import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { fakeEngine } from './fakeExercise.ts';
import { host, key } from './host.ts';
import type { Screen } from './screen.ts';

/**
 * Random disconnections, losses and moves amid commands and ticks; at the end every screen must show what the server
 * shows. A seed that ever failed is added to `pinned`, with what it found.
 */
const pinned: number[] = [];
const seeds = [...pinned, ...Array.from({ length: 12 }, (_, i) => i + 1)];
const steps = 60;

/** A small deterministic generator, so that a seed replays its run up to what the network makes of it. */
function random(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('reconnecting at random', { timeout: 30_000 }, () => {
  it.each(seeds)('seed %i: every screen ends with the table of the server', async (seed) => {
    const pick = random(seed);
    const engine = fakeEngine();
    const { create, join, screen, clock } = await host({ engine });
    const { code } = await create(['Alpha', 'Beta', 'Gamma']);
    const seats = await Promise.all(
      Array.from({ length: 6 }, (_, i) => join(code, `Player ${i}`, `team-${(i % 3) + 1}`)),
    );
    const players = seats.map(({ token }) => screen('team', { token }));
    const desk = screen('facilitator', { key, code });
    const all = [...players, desk];
    await Promise.all(all.map((one) => one.until(() => one.welcomes.length > 0)));
    await desk.command({ type: 'start' });
    const [exercise] = engine.made;
    if (!exercise) throw new Error('no exercise');

    const sent: Promise<unknown>[] = [];
    const one = () => all[pick(all.length)] as Screen;
    for (let step = 0; step < steps; step++) {
      const who = one();
      switch (pick(8)) {
        case 0:
          who.socket.disconnect();
          break;
        case 1:
        case 2:
          who.socket.connect();
          break;
        case 3:
          // As a network that goes away: neither side says goodbye. (Half open, the client library would not come back.)
          if (who.socket.connected) who.socket.io.engine?.close();
          break;
        case 4:
          who.lose += 1 + pick(3);
          break;
        case 5:
          clock.advance(pick(2_500));
          break;
        case 6:
          if (desk.socket.connected) {
            const seat = seats[pick(seats.length)]?.seat;
            void desk.command({ type: 'move-seat', seat, team: `team-${pick(3) + 1}` });
          }
          break;
        default:
          if (who !== desk && who.socket.connected) {
            sent.push(who.command({ type: 'log', text: `step ${step}` }).catch(() => undefined));
          }
      }
      // Turns of the event loop, now and then, so that messages and disconnections interleave.
      for (let turns = pick(4); turns > 0; turns--) await new Promise((resolve) => setImmediate(resolve));
    }

    for (const each of all) {
      each.lose = 0;
      each.socket.connect();
    }
    const truth = (each: Screen) => {
      const at = players.indexOf(each);
      if (at < 0) return exercise.view('facilitator');
      return exercise.view('team', exercise.allSeats.get(seats[at]?.seat as string)?.team as string);
    };
    const shown = (each: Screen) => {
      const at = players.indexOf(each);
      if (at < 0) return each.tables.get('facilitator');
      return each.tables.get(`team:${exercise.allSeats.get(seats[at]?.seat as string)?.team}`);
    };
    await Promise.all(all.map((each) => each.until(() => each.socket.connected)));
    // Something new for everybody: a last delta that was lost shows by the gap before this one.
    await desk.command({ type: 'pause' });
    await desk.command({ type: 'lock', locked: true });
    const settled = () =>
      all.every((each) => each.socket.connected && isDeepStrictEqual(shown(each), truth(each)));
    while (!settled()) {
      clock.advance(250);
      await new Promise((resolve) => setImmediate(resolve));
    }
    for (const each of all) expect(shown(each)).toEqual(truth(each));
  });
});

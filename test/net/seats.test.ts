import { describe, expect, it } from 'vitest';
import type { Joined } from '#protocol/http.ts';
import { Absences, absentAfterMs } from '../../server/net/absences.ts';
import { host } from './host.ts';
import { manualClock } from './manualClock.ts';

describe('a new link for a seat', () => {
  it('opens it, and ends the former one; only the facilitator gives it', async () => {
    const { ask, create, join, screen } = await host();
    const { code } = await create();
    const ada = await join(code, 'Ada');
    const former = screen('team', { token: ada.token });
    await former.until(() => former.welcomes.length === 1);
    const path = `/api/exercises/${code}/seats/${ada.seat}/token`;
    expect(await ask('POST', path, {}, null)).toMatchObject({ status: 401 });
    const given = await ask('POST', path, {});
    expect(given).toMatchObject({ status: 200, body: { seat: ada.seat, team: 'team-1', code } });
    await former.until(() => former.removed !== null);
    expect(former.removed).toMatchObject({ code: 'seat-renewed' });
    const again = screen('team', { token: ada.token });
    await again.until(() => again.refused !== null);
    expect(again.refused).toMatchObject({ code: 'unknown-token' });
    const next = screen('team', { token: (given.body as Joined).token });
    await next.until(() => next.welcomes.length === 1);
    expect(next.welcomes[0]).toMatchObject({ seat: ada.seat });
  });

  it('is refused for a seat that is not there', async () => {
    const { ask, create } = await host();
    const { code } = await create();
    expect(await ask('POST', `/api/exercises/${code}/seats/seat-x/token`, {})).toMatchObject({
      status: 409,
      body: { refusal: { code: 'unknown-seat' } },
    });
  });
});

describe('absences', () => {
  it('name who is gone for three minutes, and go on until somebody is back', () => {
    const clock = manualClock();
    const gone: string[] = [];
    const absences = new Absences(clock, (seat) => gone.push(seat));
    absences.left('ann');
    clock.advance(absentAfterMs / 2);
    absences.left('bob');
    clock.advance(absentAfterMs / 2 + 20_000);
    expect(new Set(gone)).toEqual(new Set(['ann']));
    absences.forget('ann');
    gone.length = 0;
    clock.advance(absentAfterMs);
    expect(new Set(gone)).toEqual(new Set(['bob']));
    absences.stop();
    gone.length = 0;
    clock.advance(10 * absentAfterMs);
    expect(gone).toEqual([]);
  });

  it('end with a command that frees the roles, once, and another when they are back', async () => {
    const { clock, create, join, screen, ask } = await host();
    const { code } = await create();
    const desk = screen('facilitator', { key: 'the-facilitators-key', code });
    await desk.until(() => desk.welcomes.length === 1);
    const body = { name: 'Ada', team: 'team-1', roles: ['director'] };
    const joined = (await ask('POST', `/api/exercises/${code}/seats`, body, null)).body as Joined;
    await join(code, 'Bob');
    const ada = screen('team', { token: joined.token });
    await ada.until(() => ada.welcomes.length === 1);
    await desk.command({ type: 'start' });
    await desk.command({ type: 'pause' });
    ada.socket.disconnect();
    const types = async () => {
      const { body } = await ask('GET', `/api/exercises/${code}/log`);
      return (body as { entries: { command: { type: string } }[] }).entries.map((one) => one.command.type);
    };
    // The server hears of the lost connection in its own time.
    await expect
      .poll(async () => {
        clock.advance(absentAfterMs);
        return (await types()).at(-1);
      })
      .toBe('seat-away');
    clock.advance(2 * absentAfterMs);
    ada.socket.connect();
    await ada.until(() => ada.welcomes.length === 2);
    await expect.poll(async () => (await types()).slice(-2)).toEqual(['seat-away', 'seat-back']);
    expect((await types()).filter((one) => one === 'seat-away')).toHaveLength(1);
  });
});

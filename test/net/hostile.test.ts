import { describe, expect, it } from 'vitest';
import { createRequest, facilitatorCommand, playerCommand } from '#protocol/commands.ts';
import { plainName } from '#protocol/text.ts';
import { host, key } from './host.ts';

const teams = (count: number) => Array.from({ length: count }, (_, i) => `Team ${i + 1}`);
const log = (text: string) => ({ type: 'log', text });

async function seated(count = 2) {
  const server = await host();
  const { code } = await server.create(teams(count));
  const { token, seat } = await server.join(code, 'Ada');
  const team = server.screen('team', { token });
  await team.until(() => team.welcomes.length > 0);
  const desk = server.screen('facilitator', { key, code });
  await desk.until(() => desk.welcomes.length > 0);
  return { ...server, code, token, seat, team, desk };
}

describe('somebody who means harm', () => {
  it.each(['[', '{"a":'])(
    'nests %s deeper than can be written down: refused, nobody else notices',
    async (open) => {
      const { team, desk } = await seated();
      const deep =
        open.repeat(10_000) + (open === '[' ? '' : '1') + (open === '[' ? ']' : '}').repeat(10_000);
      const refused = new Promise((resolve) => {
        team.socket.io.engine.on('packet', ({ data }: { data?: unknown }) => {
          if (typeof data === 'string' && data.startsWith('3/team,900')) resolve(JSON.parse(data.slice(10)));
        });
      });
      // As a frame of its own: the client's parser would not write it either.
      team.socket.io.engine.write(`2/team,900["command",${deep}]`);
      expect(await refused).toMatchObject([{ ok: false, refusal: { code: 'too-large' } }]);
      expect(await team.command(log('still here'))).toMatchObject({ ok: true });
      expect(await desk.command({ type: 'lock', locked: true })).toMatchObject({ ok: true });
    },
  );

  it('opens a seat in many tabs: they share one limit', async () => {
    const { screen, token } = await seated();
    const tabs = Array.from({ length: 5 }, () => screen('team', { token }));
    await Promise.all(tabs.map((tab) => tab.until(() => tab.welcomes.length > 0)));
    const answers = await Promise.all(
      tabs.flatMap((tab) => Array.from({ length: 10 }, () => tab.command(log('me again')))),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(20);
    expect(answers.at(-1)).toMatchObject({ ok: false, refusal: { code: 'too-fast' } });
  });

  it('looks around from many tabs: they share one limit there too', async () => {
    const { screen, token, join, code, seat, clock } = await seated();
    const mate = screen('team', { token: (await join(code, 'Bob')).token });
    const tabs = Array.from({ length: 4 }, () => screen('team', { token }));
    await Promise.all([mate, ...tabs].map((tab) => tab.until(() => tab.welcomes.length > 0)));
    const at = () => (mate.table()[`seat:${seat}`] as { at: string | null }).at;
    // One tab after the other, each known to have been heard: five places are taken, and no sixth.
    for (const [i, place] of ['map', 'log', 'inbox', 'decide', 'situation', 'manual', 'seats'].entries()) {
      const tab = tabs[i % tabs.length]!;
      tab.socket.emit('look', place);
      await tab.command(log('heard'));
    }
    clock.advance(1_000);
    await mate.until(() => at() === 'situation');
    expect(at()).toBe('situation');
  });

  it('comes without saying who they are: there is nothing for them', async () => {
    const { screen } = await seated();
    const nobody = screen('' as 'team', {});
    const { message } = await new Promise<Error>((resolve) => nobody.socket.on('connect_error', resolve));
    expect(message).toBe('There is nothing here.');
  });

  it('guesses from the address of a class: those who have a seat still come back to it', async () => {
    const { ask, screen, token, clock } = await seated();
    for (let i = 0; i < 101; i++) await ask('GET', '/api/exercises/CCCCCC', undefined, null);
    const guess = screen('team', { token: 'x'.repeat(43) });
    await guess.until(() => guess.refused);
    // Tokens are counted by themselves.
    expect(guess.refused).toMatchObject({ code: 'unknown-token' });
    const back = screen('team', { token });
    await back.until(() => back.welcomes.length > 0);
    clock.advance(5_000);
  });
});

describe('names and words', () => {
  it('a name shows what it is: nothing unseen, nothing that turns the line', async () => {
    const { ask, code } = await seated();
    const join = (name: string) =>
      ask('POST', `/api/exercises/${code}/seats`, { name, team: 'team-1' }, null);
    for (const name of [
      'Ａｄａ',
      'A\u200bda',
      '\u202eAda',
      'ADA\u0000',
      ' A\u00adda\n',
      'A\u200cd\u200da\u{e0067}',
    ]) {
      expect(await join(name)).toMatchObject({ status: 409, body: { refusal: { code: 'name-taken' } } });
    }
    for (const name of ['\u200b', '\u3164 \u2800', '\u0007', '\ud800', '\u200c\u200d \u{e0067}']) {
      expect(await join(name)).toMatchObject({ status: 400, body: { refusal: { code: 'malformed' } } });
    }
    expect(await join('Zoé 🦊 <b>')).toMatchObject({ status: 201 });
    expect(await join('Grace\n\u001b[31m  Hopper')).toMatchObject({ status: 201 });
    const { entries } = (await ask('GET', `/api/exercises/${code}/log`)).body as {
      entries: { command: { name?: string } }[];
    };
    expect(entries.map(({ command }) => command.name)).toEqual(['Ada', 'Zoé 🦊 <b>', 'Grace [31m Hopper']);
  });

  it('a name stays as it is written where a script or a flag needs what is unseen', async () => {
    const { ask, code } = await seated();
    const scotland = '\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}';
    const names = ['می\u200cخواهم', 'അവന്\u200d', '👩\u200d🚒', scotland];
    for (const name of names) {
      const body = { name, team: 'team-1' };
      expect(await ask('POST', `/api/exercises/${code}/seats`, body, null)).toMatchObject({ status: 201 });
    }
    const { entries } = (await ask('GET', `/api/exercises/${code}/log`)).body as {
      entries: { command: { name?: string } }[];
    };
    expect(entries.map(({ command }) => command.name).slice(1)).toEqual(names);
    const twice = { scenario: 'mini', teams: ['میخواهم', 'می\u200cخواهم'] };
    expect(createRequest.parse(twice).teams).toEqual(twice.teams);
    expect(plainName(twice.teams[0] ?? '')).toBe(plainName(twice.teams[1] ?? ''));
  });

  it.each([
    { type: 'log', key: 'text', parse: playerCommand },
    { type: 'answer', key: 'text', parse: playerCommand, inject: 'call' },
    { type: 'decide', key: 'why', parse: playerCommand, action: 'filter' },
    { type: 'announce', key: 'text', parse: facilitatorCommand },
    { type: 'show-prompt', key: 'text', parse: facilitatorCommand },
  ])('$type: whatever ends a line in pasted text ends it here too', ({ parse, key, ...command }) => {
    const pasted = 'a\vb\fc\u2028d\u2029e\u0085f\rg\r\nh\n\ni';
    expect(parse.parse({ ...command, [key]: pasted })).toEqual({
      ...command,
      [key]: 'a\nb\nc\nd\ne\nf\ng\nh\n\ni',
    });
  });

  it('a line in the log keeps its lines and loses its control characters', async () => {
    const { ask, code, team } = await seated();
    await team.command(log('first\nsecond\u0000\u202e\u2066 <script>\ud800'));
    const { entries } = (await ask('GET', `/api/exercises/${code}/log`)).body as {
      entries: { command: { text?: string } }[];
    };
    expect(entries.at(-1)?.command.text).toBe('first\nsecond <script>');
    expect(await team.send({ id: 'with\u0000nought', command: log('x') })).toMatchObject({
      refusal: { code: 'malformed' },
    });
  });
});

describe('a change for all', () => {
  it.each([4, 5, 8, 9, 17])('with %i teams everybody hears of it', async (count) => {
    const { team, desk, screen, join, code, clock } = await seated(count);
    const last = screen('team', { token: (await join(code, 'Zoé', `team-${count}`)).token });
    await last.until(() => last.welcomes.length > 0);
    expect(await desk.command({ type: 'lock', locked: true })).toMatchObject({ ok: true });
    clock.advance(1_000);
    for (const one of [team, last])
      await one.until(() => (one.table().exercise as { locked: boolean }).locked);
    expect(await desk.command({ type: 'lock', locked: false })).toMatchObject({ ok: true });
  });
});

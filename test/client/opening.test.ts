import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Refusal } from '#protocol/text.ts';
import { fetchJoinInfo, takeSeat } from '../../client/api.ts';
import { language } from '../../client/i18n/index.ts';
import { opening } from '../../client/opening.ts';
import { openingPart } from '../../client/ui/waiting.tsx';

/** What the server answers next; the last answer stays. */
let answers: { status: number; body: object }[];
const asked = vi.fn<(path: string, init: RequestInit) => void>();
const refused = (code: Refusal['code'], params: Record<string, number> = {}, status = 503) => ({
  status,
  body: { refusal: { code, message: code, params } },
});
const joined = { status: 200, body: { token: 'seat' } };

beforeEach(() => {
  vi.useFakeTimers();
  asked.mockClear();
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked(path, init);
    const { status, body } = answers.length > 1 ? answers.shift()! : answers[0]!;
    return Response.json(body, { status });
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  language.value = 'en';
});

describe('a question about an exercise that is being opened', () => {
  it('is asked again until there is an answer, and meanwhile the page knows how far it is', async () => {
    answers = [refused('opening', { percent: 12 }), refused('opening', { percent: 60 }), joined];
    const answer = takeSeat('K7DP4M', { team: 'team-1', name: 'Nadia', roles: [] });
    await vi.advanceTimersByTimeAsync(0);
    expect(opening.value).toBe(12);
    await vi.advanceTimersByTimeAsync(400);
    expect(opening.value).toBe(60);
    await vi.advanceTimersByTimeAsync(400);
    expect(await answer).toEqual({ ok: true, value: joined.body });
    expect(opening.value).toBeNull();
    const bodies = asked.mock.calls.map(([path, { method, body }]) => [method, path, body]);
    expect(bodies).toEqual(Array(3).fill(bodies[0]));
  });

  it('ends with any other refusal: a code that is not known stays so', async () => {
    answers = [refused('opening', { percent: 99 }), refused('unknown-code', {}, 404)];
    const answer = fetchJoinInfo('K7DP4M');
    await vi.advanceTimersByTimeAsync(400);
    expect(await answer).toMatchObject({ ok: false, refusal: { code: 'unknown-code' } });
    expect([asked.mock.calls.length, opening.value]).toEqual([2, null]);
  });

  it('leaves what another question was told', async () => {
    opening.value = 30;
    answers = [joined];
    await fetchJoinInfo('K7DP4M');
    expect(opening.value).toBe(30);
    opening.value = null;
  });

  it('is a sentence with a figure in both languages', () => {
    expect(openingPart(40)).toBe('The exercise is being opened: 40%');
    language.value = 'fr';
    expect(openingPart(40).replace(/\s/g, ' ')).toBe('Ouverture de l’exercice : 40 %');
  });
});

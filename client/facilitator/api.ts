import type { CreateRequest } from '#protocol/commands.ts';
import type { Created, ExerciseSummary, Joined, ScenarioSummary } from '#protocol/http.ts';
import type { Pricings } from '#protocol/prices.ts';
import type { Moment } from '#protocol/views.ts';
import type { Refusal } from '#protocol/text.ts';
import { offline, request, type Result } from '../api.ts';
import { to } from '../base.ts';

/** Requests that need the facilitator's key. */
const withKey = (key: string) => ({ headers: { authorization: `Bearer ${key}` } });

export const fetchExercises = (key: string) =>
  request<ExerciseSummary[]>('GET', '/api/exercises', withKey(key));

export const fetchScenarios = (key: string) =>
  request<ScenarioSummary[]>('GET', '/api/scenarios', withKey(key));

export const createExercise = (key: string, body: CreateRequest) =>
  request<Created>('POST', '/api/exercises', { body, ...withKey(key) });

export const deleteExercise = (key: string, code: string) =>
  request<void>('DELETE', `/api/exercises/${encodeURIComponent(code)}`, withKey(key));

/** A new token for a seat; the former one opens it no longer. */
export const renewSeat = (key: string, code: string, seat: string) =>
  request<Joined>(
    'POST',
    `/api/exercises/${encodeURIComponent(code)}/seats/${encodeURIComponent(seat)}/token`,
    withKey(key),
  );

/** How far the pricing of the teams is; `begin`: has it worked out where it is not yet. */
export const fetchPrices = (key: string, code: string, begin: boolean) =>
  request<Pricings>(
    begin ? 'POST' : 'GET',
    `/api/exercises/${encodeURIComponent(code)}/prices`,
    withKey(key),
  );

/** What a team saw at a moment of a finished run. */
export const fetchMoment = (key: string, code: string, team: string, tick: number) =>
  request<Moment>(
    'GET',
    `/api/exercises/${encodeURIComponent(code)}/replay?team=${encodeURIComponent(team)}&tick=${tick}`,
    withKey(key),
  );

/** All that can be taken home, as one file. */
export async function fetchArchive(
  key: string,
  code: string,
  language: string,
  names: 'keep' | 'replace',
): Promise<Result<Blob>> {
  const query = new URLSearchParams({ language, names });
  try {
    const response = await fetch(
      to(`/api/exercises/${encodeURIComponent(code)}/archive?${query}`),
      withKey(key),
    );
    if (response.ok) return { ok: true, value: await response.blob() };
    const { refusal } = (await response.json()) as { refusal?: Refusal };
    return { ok: false, refusal: refusal ?? offline };
  } catch {
    return { ok: false, refusal: offline };
  }
}

/** Any browser with the facilitator's key can open the projector, not only the one that created the exercise. */
export const fetchProjectorKey = (key: string, code: string) =>
  request<{ projectorKey: string }>(
    'GET',
    `/api/exercises/${encodeURIComponent(code)}/projector-key`,
    withKey(key),
  );

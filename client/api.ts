import { buildHeader } from '#protocol/build.ts';
import type { Catalogue } from '#protocol/catalogue.ts';
import type { JoinRequest } from '#protocol/commands.ts';
import type { Joined, JoinInfo } from '#protocol/http.ts';
import type { Refusal, RefusalCode } from '#protocol/text.ts';
import { to } from './base.ts';
import { build, compareBuild } from './build.ts';
import { askAgainMs, isOpening, opening, waitWhenBusy } from './opening.ts';
import { catalogue } from './store.ts';

/** A refusal of the server, or the client's own: the server could not be reached. */
export interface ClientRefusal extends Omit<Refusal, 'code'> {
  code: RefusalCode | 'offline';
}

export type Result<T> = { ok: true; value: T } | { ok: false; refusal: ClientRefusal };

export const offline: ClientRefusal = { code: 'offline', message: 'There is no connection to the server.' };

type Method = 'GET' | 'POST' | 'DELETE';
interface RequestOptions {
  body?: unknown;
  headers?: Record<string, string>;
}

/**
 * One question to the server; never throws. Anything but JSON from the server counts as not reached. While the exercise it is about
 * is being opened nothing has been done yet, and it is asked again; so is what only reads when the server asks to wait.
 */
export async function request<T>(
  method: Method,
  path: string,
  options: RequestOptions = {},
): Promise<Result<T>> {
  for (let told = false; ; told = true) {
    const result = await requestOnce<T>(method, path, options);
    const wait = result.ok ? null : waitFor(method, result.refusal);
    if (wait === null) {
      if (told) opening.value = null;
      return result;
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

/** After how many ms it is asked again; null: this is the answer. */
function waitFor(method: Method, refusal: ClientRefusal): number | null {
  if (isOpening(refusal)) return askAgainMs;
  return method === 'GET' ? waitWhenBusy(refusal) : null;
}

/** Every answer tells the build. */
async function requestOnce<T>(method: Method, path: string, options: RequestOptions): Promise<Result<T>> {
  try {
    const hasBody = options.body !== undefined;
    const response = await fetch(to(path), {
      method,
      headers: { ...(hasBody ? { 'content-type': 'application/json' } : {}), ...options.headers },
      ...(hasBody ? { body: JSON.stringify(options.body) } : {}),
    });
    compareBuild(response.headers.get(buildHeader));
    if (response.status === 204) return { ok: true, value: undefined as T };
    const answer: unknown = await response.json();
    if (response.ok) return { ok: true, value: answer as T };
    const refusal = (answer as { refusal?: Refusal } | null)?.refusal;
    return { ok: false, refusal: refusal ?? offline };
  } catch {
    return { ok: false, refusal: offline };
  }
}

/** In a link the code follows the name of the page; what stands before it may be a folder of a bigger site. */
const codeInLink = /(?:^|\/)(?:join|play|screen|facilitator)\/+([^/?#]*)/i;

/**
 * Codes are six letters and digits; people type them with spaces, hyphens and in small letters, or paste the whole link.
 * Empty for a link that names no exercise.
 */
export function cleanCode(typed: string): string {
  const text = decoded(typed);
  const code = codeInLink.exec(text)?.[1] ?? (text.includes('://') ? '' : text);
  return code
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, 6);
}

/** Without the `%20` of links; as it is when it is no such writing. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const exercise = (code: string) => `/api/exercises/${encodeURIComponent(code)}`;

export const fetchJoinInfo = (code: string) => request<JoinInfo>('GET', exercise(code));

export const takeSeat = (code: string, body: JoinRequest) =>
  request<Joined>('POST', `${exercise(code)}/seats`, { body });

let loaded: string | null = null;

/**
 * Fetches the catalogue of an exercise, once: it never changes while the exercise lives. The browser keeps it for a while,
 * for each build apart: a newer page may ask more of it.
 */
export async function loadCatalogue(code: string): Promise<Result<Catalogue>> {
  if (loaded === code && catalogue.value) return { ok: true, value: catalogue.value };
  const answer = await request<Catalogue>(
    'GET',
    `${exercise(code)}/catalogue${build === undefined ? '' : `?build=${build}`}`,
  );
  if (answer.ok) {
    loaded = code;
    catalogue.value = answer.value;
  }
  return answer;
}

import type { Lifecycle } from './views.ts';
import type { Text } from './text.ts';

/** HTTP answers. A refusal is any 4xx with the body `{ refusal: Refusal }`. */

/** `GET /api/exercises/:code`: what the join page needs. */
export interface JoinInfo {
  code: string;
  title: string;
  scenario: Text;
  lifecycle: Lifecycle;
  locked: boolean;
  teams: { id: string; name: string; seats: number; free: number; rolesTaken: string[] }[];
  roles: { id: string; name: Text; brief: Text }[];
}

/** `POST /api/exercises/:code/seats` (JoinRequest). The token is shown once and kept by the browser. */
export interface Joined {
  token: string;
  seat: string;
  team: string;
  code: string;
}

/** `GET /api/exercises` (facilitator key): newest first. */
export interface ExerciseSummary {
  code: string;
  title: string;
  scenario: Text;
  lifecycle: Lifecycle;
  tick: number;
  teams: number;
  seats: number;
  /** Wall time, ISO 8601. */
  createdAt: string;
}

/** `POST /api/exercises` (CreateRequest, facilitator key). */
export interface Created {
  code: string;
  /** Opens the projector page and nothing else. */
  projectorKey: string;
}

/** `GET /api/scenarios` (facilitator key). */
export interface ScenarioSummary {
  id: string;
  title: Text;
  summary: Text;
  endTick: number;
  tickMinutes: number;
  suggestedTicksPerMinute: number;
  difficulties: { id: string; name: Text }[];
  /** Lengths of session, the usual one first; none where the pack has but one way to be played. */
  formats: { id: string; name: Text; suggestedTicksPerMinute: number }[];
}

/** `GET /api/server`: addresses players on the same network can open. */
export interface ServerInfo {
  version: string;
  addresses: string[];
}

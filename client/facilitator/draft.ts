import type { CreateRequest } from '#protocol/commands.ts';
import type { ScenarioSummary } from '#protocol/http.ts';
import { nameLength, titleLength } from '#protocol/text.ts';
import { fits } from '../ui/room.ts';
import { clampPace, paceOf, type PaceChoice, type PacedScenario } from './pace.ts';

/** The create form as typed. */
export interface Draft {
  scenario: string;
  title: string;
  teams: string;
  seatsPerTeam: number;
  pace: PaceChoice;
  exactPace: number;
  difficulty: string;
  /** Empty: the scenario's first. */
  format: string;
  seed: string;
}

export type DraftError =
  | { field: 'teams'; reason: 'none' }
  | { field: 'teams'; reason: 'long' | 'twice'; name: string }
  | { field: 'title'; reason: 'long' }
  | { field: 'seed'; reason: 'number' };

const seedMax = 2_147_483_647;

/** One name a line; empty lines are nothing. */
export function teamNames(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** As many lines as teams: kept names stay, missing ones get a default, spare ones go from the end. */
export function withTeamCount(text: string, count: number, nameOf: (n: number) => string): string {
  const names = teamNames(text).slice(0, count);
  const taken = new Set(names);
  for (let n = 1; names.length < count; n += 1) {
    const name = nameOf(n);
    if (taken.has(name)) continue;
    taken.add(name);
    names.push(name);
  }
  return names.join('\n');
}

export function draftErrors(draft: Draft): DraftError[] {
  const errors: DraftError[] = [];
  if (!fits(draft.title, titleLength)) errors.push({ field: 'title', reason: 'long' });
  const names = teamNames(draft.teams);
  if (names.length === 0) errors.push({ field: 'teams', reason: 'none' });
  const long = names.find((name) => !fits(name, nameLength));
  if (long !== undefined) errors.push({ field: 'teams', reason: 'long', name: long });
  const twice = names.find((name, i) => names.findIndex((other) => same(other, name)) < i);
  if (twice !== undefined) errors.push({ field: 'teams', reason: 'twice', name: twice });
  const seed = draft.seed.trim();
  if (seed !== '' && !(/^\d{1,10}$/.test(seed) && Number(seed) <= seedMax))
    errors.push({ field: 'seed', reason: 'number' });
  return errors;
}

function same(a: string, b: string): boolean {
  return a.localeCompare(b, undefined, { sensitivity: 'accent' }) === 0;
}

/** What the pace of a scenario is reckoned from, played in the format that was chosen. */
export function pacedBy(draft: Pick<Draft, 'format'>, scenario: ScenarioSummary): PacedScenario {
  const format = scenario.formats.find(({ id }) => id === draft.format) ?? scenario.formats[0];
  return { ...scenario, ...(format && { suggestedTicksPerMinute: format.suggestedTicksPerMinute }) };
}

export function paceOfDraft(draft: Draft, scenario: ScenarioSummary): number {
  return draft.pace === 'exact' ? clampPace(draft.exactPace) : paceOf(draft.pace, pacedBy(draft, scenario));
}

/** What is sent. A draft without errors gives a request the server accepts. */
export function requestOf(draft: Draft, scenario: ScenarioSummary): CreateRequest {
  const title = draft.title.trim();
  const seed = draft.seed.trim();
  return {
    scenario: scenario.id,
    ...(title === '' ? {} : { title }),
    teams: teamNames(draft.teams),
    seatsPerTeam: Math.min(50, Math.max(1, Math.round(draft.seatsPerTeam) || 1)),
    ticksPerMinute: paceOfDraft(draft, scenario),
    ...(seed === '' ? {} : { seed: Number(seed) }),
    ...(draft.difficulty === '' ? {} : { difficulty: draft.difficulty }),
    ...(draft.format === '' ? {} : { format: draft.format }),
  };
}

import type { Exercise } from '#exercise/exercise.ts';
import { accept, advance, facilitator, seat, started } from './exercise.ts';
import { mini } from './mini.ts';

const { attack, story, injects } = mini.scenario;

/** Two teams in the middle of it: each has its own words, decisions and answers. */
export function busy(): Exercise {
  const exercise = started();
  advance(exercise, 20);
  accept(exercise, seat('seat-1'), { type: 'decide', action: 'scrub', why: 'RED-REASON', confidence: 2 });
  accept(exercise, seat('seat-1'), { type: 'log', text: 'RED-NOTE' });
  accept(exercise, seat('seat-2'), {
    type: 'decide',
    action: 'rate-limit',
    target: 'tracking',
    why: 'BLUE-REASON',
  });
  accept(exercise, seat('seat-2'), { type: 'log', text: 'BLUE-NOTE' });
  accept(exercise, facilitator, { type: 'announce', text: 'BLUE-WORD', team: 'team-2' });
  accept(exercise, facilitator, { type: 'announce', text: 'WORD-TO-ALL' });
  advance(exercise, 122);
  accept(exercise, seat('seat-2'), { type: 'answer', inject: 'ministry', text: 'BLUE-ANSWER' });
  return exercise;
}

/** Every text and every key anywhere inside. */
export function wordsOf(value: unknown, found: string[] = []): string[] {
  if (typeof value === 'string') found.push(value);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, one] of Object.entries(value)) wordsOf(one, (found.push(key), found));
  }
  return found;
}
/** Which of these stand in it, as a word of their own or as the id in a key. */
export const among = (forbidden: Iterable<string>, value: unknown): string[] => {
  const words = new Set(wordsOf(value).flatMap((word) => [word, ...word.split(':')]));
  return [...forbidden].filter((one) => words.has(one));
};
export const including = (part: string, value: unknown): string[] =>
  wordsOf(value).filter((word) => word.includes(part));

/** Names that belong to the attack and to the inside of effects, and to nobody's screen. */
export const secret = [
  ...attack.campaigns.map((one) => one.id),
  ...Object.keys(attack.guards),
  ...Object.keys(attack.moves),
  ...Object.keys(story.guards),
  ...Object.keys(story.moves),
  'campaign',
  'campaignSince',
  'campaignPower',
  'adversary',
  'effects',
  'standing',
  'silence',
  'expected',
  'power',
  'domestic',
  'cut',
  'honestLoss',
  'seed',
  'deliverable',
].filter((word) => word !== 'late' && word !== 'held');
export const unsent = (exercise: Exercise, team: string) =>
  injects.injects
    .filter((_one, i) => exercise.teams.get(team)!.state.injects[i]!.sentTick < 0)
    .map((one) => one.id);

/** What is said and promised after ENDEX. */

/**
 * Steps of a debrief in their order. `ask`: each player, before anybody has shown a figure. `results`: scores and curves. `worth`: what each
 * decision was worth. `change`: what each team will do about it.
 */
export const debriefSteps = ['ask', 'results', 'worth', 'change'] as const;
/** Steps at which scores are shown. */
export const showsScores = (step: DebriefStep): boolean => step === 'results' || step === 'worth';
export type DebriefStep = (typeof debriefSteps)[number];

/** Where the facilitator has led the debrief; there from ENDEX on. */
export interface DebriefRecord {
  step: DebriefStep;
  /** Scores, ranking and curves may be seen: on every device and on the wall. */
  shown: boolean;
}

/** What is asked of each player right after play, in this order. */
export const reflectionQuestions = ['knew', 'expected', 'did'] as const;
export type ReflectionQuestion = (typeof reflectionQuestions)[number];
/** A player's answers, in their own words; an empty one was left out. */
export type Reflection = Record<ReflectionQuestion, string>;

/** Something a team will do about it after the exercise. */
export interface Commitment {
  text: string;
  /** Who answers for it. */
  owner: string;
  /** Day, such as `2026-03-31`. */
  due: string;
  /** Name of the seat that wrote it down. */
  by: string;
}
/** A team makes at most so many; a longer list is kept by nobody. */
export const mostCommitments = 20;

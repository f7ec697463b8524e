import type { Answer } from '#protocol/events.ts';

/**
 * Answers already given or on their way, by sender and command id: a client that is unsure whether its command arrived
 * sends it again, and gets the first answer again. What has been forgotten here is still known by the log (accepted
 * commands) or is simply judged again (refused ones).
 */
export class Answers {
  readonly #most: number;
  readonly #answers = new Map<string, Promise<Answer>>();

  constructor(most = 5_000) {
    this.#most = most;
  }

  /** The first answer to this command; `work` is only called if there was none yet. */
  once(sender: string, commandId: string, work: () => Promise<Answer>): Promise<Answer> {
    const key = `${sender} ${commandId}`;
    const given = this.#answers.get(key);
    if (given) return given;
    const answer = work();
    this.#answers.set(key, answer);
    if (this.#answers.size > this.#most) {
      const oldest = this.#answers.keys().next();
      if (!oldest.done) this.#answers.delete(oldest.value);
    }
    return answer;
  }
}

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

  get(sender: string, commandId: string): Promise<Answer> | undefined {
    return this.#answers.get(keyOf(sender, commandId));
  }

  keep(sender: string, commandId: string, answer: Promise<Answer>): void {
    this.#answers.set(keyOf(sender, commandId), answer);
    if (this.#answers.size <= this.#most) return;
    const oldest = this.#answers.keys().next();
    if (!oldest.done) this.#answers.delete(oldest.value);
  }
}

const keyOf = (sender: string, commandId: string) => `${sender} ${commandId}`;

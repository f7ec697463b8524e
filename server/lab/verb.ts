/** What a verb has to say: standard output and the exit code. 0: done; 1: done, and what was judged fell short. */
export interface Answer {
  out: string;
  code: 0 | 1;
}

/** One thing that the lab does. */
export interface Verb {
  /** One line for the list of verbs. */
  what: string;
  /** Shown by `npm run lab -- <verb> --help`. */
  help: string;
  /**
   * @param args what stands after the verb
   * @throws Misuse, PackError
   */
  run(args: readonly string[]): Promise<Answer>;
}

import type { StorageError } from './errors.ts';

/** One write: puts its rows into the open transaction; nobody is told before the transaction is durable. */
type Write = () => void;

/** The transaction a group is written in. */
export interface Transaction {
  begin(): void;
  /** Settles once the transaction survives a power cut; must not block the caller while the disk works. */
  commit(): Promise<void>;
}

export interface GroupCommitOptions {
  transaction: Transaction;
  /** Turns what the database threw into the error every waiting promise is rejected with. */
  explain: (error: unknown) => StorageError;
  /** Waits a moment for more writes before a group is begun. */
  gather: (begin: () => void) => void;
}

/**
 * Many small writes, one disk flush: what arrives while a flush is under way, or within the moment of gathering, shares
 * the next one. Groups commit in the order their writes were asked for, one at a time.
 *
 * The first failure is final ("fail-stop"): after a failed flush nobody can say what the disk holds, so that group, all
 * that wait and all that come later are refused with the same sentence. A restart reads back what is really there.
 */
export class GroupCommit {
  readonly #options: GroupCommitOptions;
  #waiting: { write: Write; done: () => void; failed: (error: StorageError) => void }[] = [];
  #state: 'idle' | 'gathering' | 'committing' = 'idle';
  #failure: StorageError | null = null;
  #whenIdle: (() => void)[] = [];

  constructor(options: GroupCommitOptions) {
    this.#options = options;
  }

  get failure(): StorageError | null {
    return this.#failure;
  }

  /** Resolves once `write` is durable; rejects with a StorageError if it is not. */
  add(write: Write): Promise<void> {
    if (this.#failure) return Promise.reject(this.#failure);
    const promise = new Promise<void>((done, failed) => this.#waiting.push({ write, done, failed }));
    if (this.#state === 'idle') {
      this.#state = 'gathering';
      this.#options.gather(() => void this.#run());
    }
    return promise;
  }

  /** From outside: what was written may be gone. From here on as after a failed flush. */
  fail(error: StorageError): void {
    this.#failure ??= error;
  }

  /** Resolves when nothing is waiting or under way. */
  idle(): Promise<void> {
    if (this.#state === 'idle') return Promise.resolve();
    return new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  async #run(): Promise<void> {
    this.#state = 'committing';
    while (this.#waiting.length > 0 && !this.#failure) {
      const group = this.#waiting;
      this.#waiting = [];
      try {
        this.#options.transaction.begin();
        for (const { write } of group) write();
        await this.#options.transaction.commit();
        if (this.#failure) throw this.#failure;
        for (const { done } of group) done();
      } catch (error) {
        this.#failure ??= this.#options.explain(error);
        for (const { failed } of [...group, ...this.#waiting]) failed(this.#failure);
        this.#waiting = [];
      }
    }
    this.#state = 'idle';
    for (const resolve of this.#whenIdle.splice(0)) resolve();
  }
}

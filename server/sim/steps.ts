/**
 * Work in steps of well under a millisecond each, so that whoever drives it can let others have their turn. A step may say how much
 * of all is done, from 0 to 1.
 */
export type Steps<R = void> = Generator<number | void, R, void>;

/** The same work as a part of a larger one: what it says is done lies between these. */
export function* within<R>(steps: Steps<R>, from: number, to: number): Steps<R> {
  try {
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      yield typeof step.value === 'number' ? from + (to - from) * step.value : undefined;
    }
  } finally {
    steps.return(undefined as never);
  }
}

/** All of it, now. */
export function atOnce<R>(steps: Steps<R>): R {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

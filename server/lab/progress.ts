const STEPS = 10;
/** Nothing is shown before: most pieces of work are over by then. */
const QUIET_MS = 1000;

/** How far a long piece of work has come, on standard error: one line redrawn on a terminal, else a line every 10 %. */
export interface Progress {
  at(done: number, note?: string): void;
  end(): void;
}

/** @param total how much there is to do; 0: nothing is shown */
export function createProgress(
  what: string,
  total: number,
  to: { write(text: string): unknown; isTTY?: boolean; columns?: number } = process.stderr,
): Progress {
  const begun = Date.now();
  let shown = -1;
  const draw = (done: number, note: string): void => {
    const percent = Math.min(100, Math.floor((done * 100) / total));
    if (!to.isTTY) {
      const step = Math.floor((percent * STEPS) / 100);
      if (step === shown) return;
      shown = step;
      to.write(`${what} ${(step * 100) / STEPS} %${note && ` ${note}`}\n`);
      return;
    }
    if (percent === shown && note === '') return;
    shown = percent;
    const filled = Math.floor((percent * 24) / 100);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(24 - filled)}`;
    const line = `${what} ${bar} ${String(percent).padStart(3)} % ${note}`;
    // A line that wraps could not be drawn over.
    to.write(`\r\u001B[2K${line.slice(0, (to.columns ?? 80) - 1)}`);
  };
  return {
    at(done, note = '') {
      if (total > 0 && (shown >= 0 || Date.now() - begun >= QUIET_MS)) draw(done, note);
    },
    end() {
      if (to.isTTY && shown >= 0) to.write('\r\u001B[2K');
    },
  };
}

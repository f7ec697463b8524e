import { describe, expect, it } from 'vitest';
import { StorageError } from '../../server/store/errors.ts';
import { GroupCommit } from '../../server/store/groupCommit.ts';

/** A transaction whose flushes end when the test says so. */
function bench() {
  const written: number[] = [];
  const groups: number[][] = [];
  const flushes: { end: () => void; fail: (error: Error) => void }[] = [];
  const gathered: (() => void)[] = [];
  const commits = new GroupCommit({
    transaction: {
      begin: () => void (written.length = 0),
      commit: () => {
        groups.push([...written]);
        return new Promise((end, fail) => flushes.push({ end, fail }));
      },
    },
    explain: (error) => new StorageError(`disk: ${(error as Error).message}`, error),
    gather: (begin) => void gathered.push(begin),
  });
  const told: string[] = [];
  const add = (n: number, write: () => void = () => void written.push(n)) =>
    commits.add(write).then(
      () => void told.push(`${n} durable`),
      (error: Error) => void told.push(`${n} ${error.message}`),
    );
  return { commits, groups, flushes, gathered, told, add };
}

describe('group commit', () => {
  it('tells nobody before the flush has ended', async () => {
    const { gathered, flushes, told, add } = bench();
    const first = add(1);
    gathered[0]?.();
    await Promise.resolve();
    expect(told).toEqual([]);
    flushes[0]?.end();
    await first;
    expect(told).toEqual(['1 durable']);
  });

  it('puts what arrives while gathering, and what arrives during a flush, in one group each, in order', async () => {
    const { gathered, flushes, groups, told, add } = bench();
    const early = [add(1), add(2)];
    gathered[0]?.();
    const late = [add(3), add(4), add(5)];
    flushes[0]?.end();
    await Promise.all(early);
    flushes[1]?.end();
    await Promise.all(late);
    expect(groups).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
    expect(told).toEqual(['1 durable', '2 durable', '3 durable', '4 durable', '5 durable']);
    expect(gathered).toHaveLength(1);
  });

  it('stops for good at the first failed flush: that group, those waiting and all later ones are refused', async () => {
    const { commits, gathered, flushes, told, add, groups } = bench();
    const all = [add(1)];
    gathered[0]?.();
    all.push(add(2));
    flushes[0]?.fail(new Error('no space left'));
    await Promise.all(all);
    await add(3);
    expect(told).toEqual(['1 disk: no space left', '2 disk: no space left', '3 disk: no space left']);
    expect(groups).toHaveLength(1);
    expect(commits.failure).toBeInstanceOf(StorageError);
    await commits.idle();
  });

  it('a write that throws fails its group', async () => {
    const { gathered, told, add } = bench();
    const all = [add(1), add(2, () => fail('no such table'))];
    gathered[0]?.();
    await Promise.all(all);
    expect(told).toEqual(['1 disk: no such table', '2 disk: no such table']);
  });
});

function fail(message: string): never {
  throw new Error(message);
}

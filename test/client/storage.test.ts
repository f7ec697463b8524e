import { describe, expect, it } from 'vitest';
import { createKeeping } from '../../client/storage.ts';

/** As a browser's own, with a room of so many names; 0: it takes everything and keeps nothing. */
function storageOf(most: number): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (i) => [...kept.keys()][i] ?? null,
    clear: () => kept.clear(),
    getItem: (name) => kept.get(name) ?? null,
    removeItem: (name) => void kept.delete(name),
    setItem(name, value) {
      if (most === 0) return;
      if (kept.size >= most && !kept.has(name)) throw new DOMException('full', 'QuotaExceededError');
      kept.set(name, value);
    },
  };
}
const blocked = (): Storage => {
  throw new DOMException('blocked', 'SecurityError');
};

describe('what a browser keeps', () => {
  it('outlives the page where storage works', () => {
    const storage = storageOf(10);
    const first = createKeeping(() => storage);
    expect(first.works).toBe(true);
    expect(first.set('seat', 'a')).toBe(true);
    expect(createKeeping(() => storage).get('seat')).toBe('a');
    // Another tab writes: this one reads what is there now.
    createKeeping(() => storage).set('seat', 'b');
    expect(first.get('seat')).toBe('b');
    first.remove('seat');
    expect(storage.getItem('seat')).toBe(null);
  });

  it.each([
    ['is blocked', blocked],
    ['takes everything and keeps nothing', () => storageOf(0)],
  ])('lasts as long as the page where storage %s, and says so', (_how, where) => {
    const keeping = createKeeping(where);
    expect(keeping.works).toBe(false);
    expect(keeping.set('seat', 'a')).toBe(false);
    expect(keeping.get('seat')).toBe('a');
    keeping.remove('seat');
    expect(keeping.get('seat')).toBe(null);
  });

  it('keeps in memory what a full storage refuses, and gives the newest', () => {
    const storage = storageOf(1);
    const keeping = createKeeping(() => storage);
    expect(keeping.set('one', '1')).toBe(true);
    expect(keeping.set('two', '2')).toBe(false);
    expect([keeping.get('one'), keeping.get('two')]).toEqual(['1', '2']);
  });
});

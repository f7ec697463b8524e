import { useEffect, useState } from 'preact/hooks';
import type { Pricings } from '#protocol/prices.ts';
import type { ClientRefusal, Result } from '../api.ts';

/** While it is worked out; and while nobody has asked for it, on every device of the room. */
const workingMs = 1_000;
const idleMs = 6_000;

/**
 * What is known of what decisions were worth, asked for again while it is being worked out.
 * @param ask null: there is nobody to ask for
 */
export function usePricings(ask: (() => Promise<Result<Pricings>>) | null): {
  pricings: Pricings | null;
  refusal: ClientRefusal | null;
  /** Asks at once, by another way than usual. */
  askNow: (how: () => Promise<Result<Pricings>>) => Promise<void>;
} {
  const [pricings, setPricings] = useState<Pricings | null>(null);
  const [refusal, setRefusal] = useState<ClientRefusal | null>(null);
  const take = (answer: Result<Pricings>): void => {
    if (answer.ok) setPricings(answer.value);
    setRefusal(answer.ok ? null : answer.refusal);
  };
  const busy =
    pricings === null ||
    Object.values(pricings).some(({ state }) => state === 'waiting' || state === 'running') ||
    Object.keys(pricings).length === 0;
  useEffect(() => {
    if (!ask || !busy) return undefined;
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = async (): Promise<void> => {
      const answer = await ask();
      if (over) return;
      take(answer);
      const known = answer.ok && Object.keys(answer.value).length > 0;
      timer = setTimeout(() => void again(), known ? workingMs : idleMs);
    };
    void again();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [busy, ask === null]);
  return { pricings, refusal, askNow: async (how) => take(await how()) };
}

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Catalogue } from '#protocol/catalogue.ts';
import type { MapTable } from './mapModel.ts';
import type { MapPlan } from './plan.ts';
import { cameIntoForce, heardFrom, type Strike, strikeOf } from './strikes.ts';

/** How long a mark stays, milliseconds: long enough to look there and read a name. */
const shownMs = 3000;

/** The marks to show now: each from the view in which its decision came into force, for three seconds. */
export function useStrikes(table: MapTable, catalogue: Catalogue, plan: MapPlan | null): readonly Strike[] {
  const before = useRef<MapTable | null>(null);
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());
  const [shown, setShown] = useState<readonly Strike[]>([]);
  useEffect(() => {
    const came = cameIntoForce(before.current, table);
    const heard = plan && came.length > 0 ? heardFrom(before.current, table, plan) : [];
    before.current = table;
    const strikes = plan ? came.flatMap((one) => strikeOf(one, catalogue, plan, heard) ?? []) : [];
    if (strikes.length === 0) return;
    setShown((last) => [...last, ...strikes]);
    const timer = setTimeout(() => {
      timers.current.delete(timer);
      setShown((last) => last.filter((one) => !strikes.includes(one)));
    }, shownMs);
    timers.current.add(timer);
  }, [table]);
  useEffect(() => () => timers.current.forEach(clearTimeout), []);
  return shown;
}

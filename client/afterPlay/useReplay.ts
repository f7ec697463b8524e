import { useEffect, useRef, useState } from 'preact/hooks';
import type { Moment, TeamRecords } from '#protocol/views.ts';
import type { ClientRefusal, Result } from '../api.ts';
import { readOnly, team } from '../store.ts';

export type AskMoment = (tick: number) => Promise<Result<Moment>>;

/** Pauses and jumps of that time are not those of the replay. */
const asItRan = (table: TeamRecords): TeamRecords => ({
  ...table,
  exercise: { ...table.exercise, lifecycle: 'running', recovered: false, jump: null },
});

/**
 * Puts the moment that is looked at in the place of the team's own table, on a page that may look but not act. One question is under way
 * at a time; whoever drags the time past several sees the last.
 */
export function useReplay(
  ask: AskMoment,
  tick: number,
): { proofs: number | null; refusal: ClientRefusal | null } {
  const [proofs, setProofs] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<ClientRefusal | null>(null);
  const wanted = useRef(tick);
  const busy = useRef(false);
  const gone = useRef(false);
  wanted.current = tick;
  const look = async (): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    for (let asked = -1; asked !== wanted.current && !gone.current;) {
      asked = wanted.current;
      const answer = await ask(asked);
      if (gone.current) break;
      if (answer.ok) {
        team.standIn(asItRan(answer.value.table));
        setProofs(answer.value.proofs);
      }
      setRefusal(answer.ok ? null : answer.refusal);
    }
    busy.current = false;
  };
  useEffect(() => {
    void look();
  }, [tick]);
  useEffect(() => {
    const before = readOnly.peek();
    gone.current = false;
    readOnly.value = true;
    return () => {
      gone.current = true;
      readOnly.value = before;
      team.standIn(null);
    };
  }, []);
  return { proofs, refusal };
}

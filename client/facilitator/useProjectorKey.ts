import { useEffect, useState } from 'preact/hooks';
import { fetchProjectorKey } from './api.ts';
import { keepProjectorKey, projectorKey, takeKey } from './kept.ts';

/** The projector's key of an exercise: from this browser when it created it, else from the server. Null until known. */
export function useProjectorKey(code: string): string | null {
  const [key, setKey] = useState(() => projectorKey(code));
  useEffect(() => {
    const facilitatorKey = takeKey();
    if (key !== null || facilitatorKey === null) return;
    let here = true;
    void fetchProjectorKey(facilitatorKey, code).then((answer) => {
      if (!answer.ok) return;
      keepProjectorKey(code, answer.value.projectorKey);
      if (here) setKey(answer.value.projectorKey);
    });
    return () => {
      here = false;
    };
  }, [code]);
  return key;
}

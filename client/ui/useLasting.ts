import { useEffect, useState } from 'preact/hooks';

/** Whether something has been so for `ms`: what is over sooner is not worth a word. */
export function useLasting(is: boolean, ms: number): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!is) {
      setLasting(false);
      return undefined;
    }
    const timer = setTimeout(() => setLasting(true), ms);
    return () => clearTimeout(timer);
  }, [is]);
  return is && lasting;
}

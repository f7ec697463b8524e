import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Geography } from './geography.ts';
import type { Stage } from './stage.ts';

export type Loaded<T> = { is: 'loading' } | { is: 'failed' } | { is: 'ready'; value: T };

/** The country's drawing, in a chunk of its own: the page around the map does not wait for it. */
export function useCountry(attempt: number): Loaded<Geography> {
  const [country, setCountry] = useState<Loaded<Geography>>({ is: 'loading' });
  useEffect(() => {
    let here = true;
    setCountry({ is: 'loading' });
    import('./drawings.ts').then(
      ({ france }) => here && setCountry({ is: 'ready', value: france }),
      () => here && setCountry({ is: 'failed' }),
    );
    return () => {
      here = false;
    };
  }, [attempt]);
  return country;
}

/** Phaser, fetched and started inside the element when the map is first shown; taken down with it. */
export function useStage(host: RefObject<HTMLElement>, attempt: number): Loaded<Stage> {
  const [stage, setStage] = useState<Loaded<Stage>>({ is: 'loading' });
  useEffect(() => {
    let here = true;
    let running: Stage | null = null;
    setStage({ is: 'loading' });
    const start = async (): Promise<void> => {
      const { startStage } = await import('./stage.ts');
      if (!here || !host.current) return;
      running = await startStage(host.current);
      if (here) setStage({ is: 'ready', value: running });
      else running.destroy();
    };
    start().catch(() => here && setStage({ is: 'failed' }));
    return () => {
      here = false;
      running?.destroy();
    };
  }, [host, attempt]);
  return stage;
}

import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Geography } from './geography.ts';
import type { SceneProps } from './scene.ts';
import type * as stages from './stage.ts';
import type { Stage } from './stage.ts';
import type { SystemsProps } from './systemsScene.ts';

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

/** Phaser with the country, fetched and started inside the element when the map is first shown; taken down with it. */
export const useStage = (host: RefObject<HTMLElement>, attempt: number): Loaded<Stage> =>
  useStarted(host, attempt, startCountry);
/** The same with the systems. */
export const useSystemsStage = (host: RefObject<HTMLElement>): Loaded<Stage<SystemsProps>> =>
  useStarted(host, 0, startSystems);

type Start<Props> = (from: typeof stages, host: HTMLElement) => Promise<Stage<Props>>;
const startCountry: Start<SceneProps> = ({ startStage }, host) => startStage(host);
const startSystems: Start<SystemsProps> = ({ startSystemsStage }, host) => startSystemsStage(host);

/** So often drawing starts again after the graphics were lost; then the still map stays. */
const mostLosses = 3;

function useStarted<Props>(
  host: RefObject<HTMLElement>,
  attempt: number,
  start: Start<Props>,
): Loaded<Stage<Props>> {
  const [stage, setStage] = useState<Loaded<Stage<Props>>>({ is: 'loading' });
  const [losses, setLosses] = useState(0);
  useEffect(() => {
    if (losses > mostLosses) {
      setStage({ is: 'failed' });
      return;
    }
    let here = true;
    let running: Stage<Props> | null = null;
    setStage({ is: 'loading' });
    const run = async (): Promise<void> => {
      const module = await import('./stage.ts');
      if (!here || !host.current) return;
      running = await start(module, host.current);
      if (!here) return running.destroy();
      setStage({ is: 'ready', value: running });
      await running.lost;
      if (here) setLosses((count) => count + 1);
    };
    run().catch(() => here && setStage({ is: 'failed' }));
    return () => {
      here = false;
      running?.destroy();
    };
  }, [host, attempt, start, losses]);
  return stage;
}

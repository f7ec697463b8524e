import { render } from 'preact';
import { useState } from 'preact/hooks';
import '../../client/ui/tokens.css';
import '../../client/ui/base.css';
import { NetworkMap } from '../../client/map/index.tsx';
import { catalogue, type Scene, tableOf } from './network.ts';

/**
 * The map alone, in any state: `?scene=calm|crisis|stale|empty&paused&flow=<parcels an hour on a link>&tick=<n>`. `framesIn`
 * measures it from outside.
 */
const query = new URLSearchParams(location.search);
if (query.has('light')) document.documentElement.dataset['theme'] = 'light';

function Page() {
  const [selected, onSelect] = useState<string | null>(query.get('selected'));
  const [tick, setTick] = useState(Number(query.get('tick') ?? 337));
  const scene = (query.get('scene') ?? 'calm') as Scene;
  Object.assign(window, { setTick });
  const table = tableOf(scene, tick, Number(query.get('flow') ?? 6000));
  return <NetworkMap {...{ catalogue, table, selected, onSelect, paused: query.has('paused') }} />;
}

/** Frames drawn in so many milliseconds, and the longest gap between two. */
async function framesIn(ms: number): Promise<{ perSecond: number; worstMs: number }> {
  const start = performance.now();
  let last = start;
  let frames = 0;
  let worstMs = 0;
  return new Promise((resolve) => {
    const frame = (now: number): void => {
      frames++;
      worstMs = Math.max(worstMs, now - last);
      last = now;
      if (now - start < ms) requestAnimationFrame(frame);
      else resolve({ perSecond: (frames * 1000) / (now - start), worstMs });
    };
    requestAnimationFrame(frame);
  });
}
Object.assign(window, { framesIn });

const app = document.querySelector('#app');
if (app) render(<Page />, app);

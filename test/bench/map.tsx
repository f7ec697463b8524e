import { render } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import '../../client/ui/tokens.css';
import '../../client/ui/base.css';
import { NetworkMap } from '../../client/map/index.tsx';
import { france } from '../../client/map/drawings.ts';
import { readMap } from '../../client/map/mapModel.ts';
import { SystemsMap } from '../../client/map/systems.tsx';
import { planMap } from '../../client/map/plan.ts';
import { catalogue, type Scene, tableOf } from './network.ts';
import { flooded, systems } from './systems.ts';

/**
 * The map alone, in any state: `?scene=calm|crisis|stale|empty&paused&dots=<moving parcels>&tick=<n>`. `framesIn`
 * measures it from outside.
 */
const query = new URLSearchParams(location.search);
if (query.has('light')) document.documentElement.dataset['theme'] = 'light';

const plan = planMap(catalogue, france, 28);
const dotsAt1000 = readMap(plan, catalogue.clock, tableOf('calm', 337, 1000)).roads.reduce(
  (sum, road) => sum + road.dots,
  0,
);
const parcelsPerHour = (Number(query.get('dots') ?? 500) / dotsAt1000) * 1000;

/** `?systems`: the map of the systems, under the heaviest traffic. */
function Systems() {
  const [selected, onSelect] = useState<string | null>(query.get('selected'));
  const table = useMemo(() => flooded(337), []);
  const known = { ...catalogue, ...systems };
  return <SystemsMap {...{ catalogue: known, table, selected, onSelect, paused: query.has('paused') }} />;
}

function Page() {
  const [selected, onSelect] = useState<string | null>(query.get('selected'));
  const [tick, setTick] = useState(Number(query.get('tick') ?? 337));
  const scene = (query.get('scene') ?? 'calm') as Scene;
  Object.assign(window, { setTick });
  const table = tableOf(scene, tick, parcelsPerHour);
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
if (app) render(query.has('systems') ? <Systems /> : <Page />, app);

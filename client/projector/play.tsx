import type { ExerciseClock } from '../format.ts';
import { projector as store } from '../store.ts';
import { RaceBoard } from './raceBoard.tsx';
import { Ticker } from './ticker.tsx';

/** The race of the two headlines, and the news under it. */
export function Play({ clock }: { clock: ExerciseClock }) {
  const teams = store.all('team').map(({ record }) => record);
  return (
    <main class="play-wall">
      <RaceBoard teams={teams} ghost={store.record('ghost')} idle={store.record('idle')} />
      <Ticker clock={clock} />
    </main>
  );
}

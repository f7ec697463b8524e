import type { Catalogue } from '#protocol/catalogue.ts';
import { projector as words } from '../i18n/projector.ts';
import { projector as store } from '../store.ts';
import { CountryMap } from './countryMap.tsx';
import { PublicStates } from './publicStates.tsx';
import { RaceBoard } from './raceBoard.tsx';
import { Ticker } from './ticker.tsx';
import './wall.css';
import './country.css';

/** The race of the two headlines on the left, the country on the right, the news under both. */
export function Play({ catalogue, still }: { catalogue: Catalogue; still: boolean }) {
  const teams = store.all('team').map(({ record }) => record);
  const country = store.record('country');
  const tick = store.record('clock')?.tick ?? 0;
  return (
    <main class="play-wall">
      <RaceBoard teams={teams} ghost={store.record('ghost')} idle={store.record('idle')} still={still} />
      <section class="national" aria-label={words.t('country')}>
        {country && <CountryMap {...{ country, catalogue, tick }} />}
      </section>
      {country && <PublicStates country={country} />}
      <Ticker clock={catalogue.clock} />
    </main>
  );
}

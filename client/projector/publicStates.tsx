import type { CountryRecord, PublicState } from '#protocol/wall.ts';
import { pick } from '../i18n/index.ts';
import { projector as words } from '../i18n/projector.ts';
import { byId } from '../store.ts';
import { type State, StateMark, stateWord } from '../ui/stateMark.tsx';
import { commonState } from './countryTable.ts';
import './country.css';

const states: readonly State[] = ['up', 'degraded', 'down'];

/** What anybody in the country would notice: what works, for how large a part of the teams. */
export function PublicStates({ country }: { country: CountryRecord }) {
  const { services, channels } = byId.value;
  return (
    <ul class="public" aria-label={words.t('public')}>
      {country.services.map((one) => (
        <Line key={one.id} of={one} name={services.get(one.id)?.name} teams={country.teams} />
      ))}
      {country.channels.map((one) => (
        <Line key={one.id} of={one} name={channels.get(one.id)?.name} teams={country.teams} />
      ))}
    </ul>
  );
}

interface LineProps {
  of: PublicState;
  name: Parameters<typeof pick>[0] | undefined;
  teams: number;
}

/** With one team a word says it; where teams differ, a bar says how many are in each state. */
function Line({ of, name, teams }: LineProps) {
  const { t } = words;
  const state = commonState(of);
  // One in twenty would be a stroke too thin to see.
  const differ = of[state] * 20 < teams * 19;
  return (
    <li>
      <StateMark state={state} quiet={teams === 1 || differ} />
      <span class="public-name">{name ? pick(name) : of.id}</span>
      {teams === 1 && <small class={`mark-${state}`}>{stateWord(state)}</small>}
      {differ && (
        <span class="public-bar" role="img" aria-label={t('publicCount', { ...of })}>
          {states.map((one) => (
            <i key={one} class={`public-${one}`} style={{ flexGrow: of[one] }} />
          ))}
        </span>
      )}
    </li>
  );
}

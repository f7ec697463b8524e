import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { number } from '../format.ts';
import { projector as words } from '../i18n/projector.ts';
import { remPixels } from '../ui/look.ts';
import { useSize } from '../ui/useSize.ts';
import { type Arrival, arrivals, pageOf, shownTeams } from './crowd.ts';
import type { WallTeam } from './race.ts';
import { Name } from '../ui/written.tsx';
import './lobby.css';

const turnMs = 8_000;
/** Room one team takes, rem: read from the back of the room. */
const cell = { width: 9, height: 1.5 };

/** More teams than names fit: how many sit in each, a page at a time, and the latest arrivals by name. */
export function ManyTeams({ teams }: { teams: readonly WallTeam[] }) {
  const { t } = words;
  const list = useRef<HTMLUListElement>(null);
  const { columns, rows } = useRoom(list);
  const [turn, setTurn] = useState(0);
  const perPage = columns * rows;
  const shown = shownTeams(teams, perPage);
  const turning = shown.length > perPage;
  useEffect(() => {
    if (!turning) return;
    const timer = setInterval(() => setTurn((n) => n + 1), turnMs);
    return () => clearInterval(timer);
  }, [turning]);
  const page = pageOf(shown, perPage, turn);
  return (
    <div class="lobby-crowd">
      <ul class="lobby-many" ref={list} style={{ '--columns': columns, '--rows': rows }}>
        {page.items.map((team) => (
          <li key={team.id} class={team.seats.length > 0 ? 'lobby-group is-here' : 'lobby-group'}>
            <b>
              <Name of={team.name} />
            </b>
            <span>{number(team.seats.length)}</span>
          </li>
        ))}
      </ul>
      <p class="lobby-foot">
        <Arrivals teams={teams} />
        {turning && <span class="lobby-page">{t('page', { at: page.at, of: page.of })}</span>}
      </p>
    </div>
  );
}

/** The last few to take a seat, whatever page their team is on. */
function Arrivals({ teams }: { teams: readonly WallTeam[] }) {
  const { t } = words;
  const seen = useRef<ReadonlyMap<string, readonly string[]> | null>(null);
  const [came, setCame] = useState<readonly Arrival[]>([]);
  useEffect(() => {
    const before = seen.current;
    seen.current = new Map(teams.map(({ id, seats }) => [id, seats]));
    setCame((known) => arrivals(known, before, teams));
  }, [teams]);
  if (came.length === 0) return null;
  return (
    <span class="lobby-arrivals">
      <span class="visually-hidden">{t('arrivals')}</span>
      {came.map(({ id, name, team }) => (
        <span key={id} class="lobby-arrival">
          {name} <small>{team}</small>
        </span>
      ))}
    </span>
  );
}

/** How many teams fit side by side and beneath each other. */
function useRoom(list: RefObject<HTMLElement>): { columns: number; rows: number } {
  const { width, height } = useSize(list);
  const rem = remPixels();
  const fit = (size: number, each: number) => (size > 0 ? Math.max(1, Math.floor(size / (each * rem))) : 4);
  return { columns: fit(width, cell.width), rows: fit(height, cell.height) };
}

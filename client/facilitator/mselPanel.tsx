import { Crosshair, Search } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Catalogue } from '#protocol/catalogue.ts';
import type { MselRow, TeamRow } from '#protocol/views.ts';
import { day, sinceOnset, timeOfDay } from '../format.ts';
import { console as consoleWords } from '../i18n/console.ts';
import { pick } from '../i18n/index.ts';
import { msel as words } from '../i18n/msel.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Panel } from '../ui/panel.tsx';
import { Empty } from '../ui/states.tsx';
import { Term } from '../ui/term.tsx';
import { dayOf, filtered, timeline, type MselFilter } from './msel.ts';
import { MselLine } from './mselLine.tsx';
import { laneName } from './lanes.ts';
import { useFollowNow } from './useFollowNow.ts';
import './msel.css';
import './pieces.css';

export interface MselPanelProps {
  rows: readonly MselRow[];
  tick: number;
  catalogue: Catalogue;
  teams: readonly TeamRow[];
  selected: string | null;
  onSelect: (inject: string | null) => void;
}

/** Every inject on one time line: what is out above the "now" line, what comes below it, what waits for a condition last. */
export function MselPanel({ rows, tick, catalogue, teams, selected, onSelect }: MselPanelProps) {
  const { t } = words;
  const { clock, roles } = catalogue;
  const [filter, setFilter] = useState<MselFilter>({ role: null, hideDone: false, search: '' });
  const line = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const shown = filtered(rows, filter, (row) => pick(row.title));
  const { days, waiting } = timeline(shown, tick, clock);

  const { following, follow } = useFollowNow(
    list,
    line,
    selected === null ? `${tick} ${shown.length}` : null,
  );
  useEffect(() => {
    if (selected !== null)
      list.current
        ?.querySelector(`[data-inject="${CSS.escape(selected)}"]`)
        ?.scrollIntoView({ block: 'nearest' });
  }, [selected]);

  const render = (row: MselRow, past: boolean) => (
    <MselLine
      key={row.id}
      row={row}
      tick={tick}
      catalogue={catalogue}
      teams={teams}
      past={past}
      open={row.id === selected}
      onToggle={() => onSelect(row.id === selected ? null : row.id)}
    />
  );

  return (
    <Panel
      class="msel-panel panel-wraps"
      title={<Term meaning={t('mselMeaning')}>{t('msel')}</Term>}
      aside={
        <>
          <span class="msel-count">
            {t('mselCount', { sent: rows.filter((row) => row.sent > 0).length, total: rows.length })}
          </span>
          <label class="search">
            <Icon of={Search} size={14} />
            <span class="visually-hidden">{t('searchInjects')}</span>
            <input
              class="input input-small"
              type="search"
              placeholder={t('searchInjects')}
              value={filter.search}
              onInput={(event) => setFilter({ ...filter, search: event.currentTarget.value })}
            />
          </label>
          <Button
            small
            class={filter.hideDone ? 'is-on' : ''}
            aria-pressed={filter.hideDone}
            onClick={() => setFilter({ ...filter, hideDone: !filter.hideDone })}
          >
            {t('hideDone')}
          </Button>
          <Button
            small
            kind="plain"
            class={following ? 'is-on' : ''}
            aria-pressed={following}
            icon={Crosshair}
            label={t('toNow')}
            onClick={() => {
              follow();
              onSelect(null);
            }}
          />
        </>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by key */}
      <div class="msel-list" ref={list} tabIndex={0} role="group" aria-label={t('msel')}>
        <div class="msel-head" role="group" aria-label={t('lanes')}>
          {roles.map((role) => (
            <button
              key={role.id}
              type="button"
              class="msel-lane-head"
              aria-pressed={filter.role === role.id}
              title={t('laneFilter', { role: pick(role.name) })}
              onClick={() => setFilter({ ...filter, role: filter.role === role.id ? null : role.id })}
            >
              <span aria-hidden="true">{laneName(pick(role.name))}</span>
              <span class="visually-hidden">{t('laneFilter', { role: pick(role.name) })}</span>
            </button>
          ))}
        </div>
        {days.map((one) => (
          <section key={dayOf(one.tick, clock)} class="day">
            <h3 class="day-head">{day(one.tick, clock)}</h3>
            <div class="day-past">{one.past.map((row) => render(row, true))}</div>
            {one.isNow && (
              <div class="now-line" ref={line}>
                <b>{consoleWords.t('now')}</b> {timeOfDay(tick, clock)} <span>{sinceOnset(tick, clock)}</span>
              </div>
            )}
            {one.ahead.map((row) => render(row, false))}
          </section>
        ))}
        {waiting.length > 0 && (
          <section class="day">
            <h3 class="day-head">{t('waitingGroup')}</h3>
            {waiting.map((row) => render(row, false))}
          </section>
        )}
        {shown.length === 0 && <Empty>{t(rows.length === 0 ? 'mselEmpty' : 'mselNone')}</Empty>}
      </div>
    </Panel>
  );
}

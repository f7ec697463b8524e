import type { HubRecord } from '#protocol/views.ts';
import { duration, number, percent } from '../format.ts';
import { team as words } from '../i18n/team.ts';
import { catalogue, team } from '../store.ts';
import { hubState } from '../map/mapModel.ts';
import { Meter } from '../ui/meter.tsx';
import { stateOf, StateMark, type State } from '../ui/stateMark.tsx';
import { minutesBetween, now } from './names.ts';
import './mapPane.css';

const t = words.t;
/** Older than this and the row says it is old news. */
const staleMinutes = 30;

/** The map's own thresholds, so that ring and row agree: a hub is in trouble by its backlog or by its speed. */
function stateOfHub(record: HubRecord): State {
  const load = hubState(record);
  const speed = stateOf(record.capacityBp);
  if (load === 'overloaded' || speed === 'down') return 'down';
  return load === 'filling' || speed === 'degraded' ? 'degraded' : 'up';
}
const loadTone = { calm: 'up', filling: 'degraded', overloaded: 'down', unknown: 'plain' } as const;

export function HubTable(props: { selected: string | null; onSelect: (selection: string | null) => void }) {
  const tick = now();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by key
    <div class="hub-table-frame" tabIndex={0} role="group" aria-label={t('hubs')}>
      <table class="hub-table">
        <caption class="visually-hidden">{t('staleCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('hub')}</th>
            <th scope="col" class="is-number">
              {t('waiting')}
            </th>
            <th scope="col" class="is-number">
              {t('daysWork')}
            </th>
            <th scope="col" class="is-number">
              {t('speed')}
            </th>
            <th scope="col" class="is-number">
              {t('seen')}
            </th>
          </tr>
        </thead>
        <tbody>
          {(catalogue.value?.hubs ?? []).map((hub) => {
            const record = team.record(`hub:${hub.id}`);
            if (!record) return null;
            const age = minutesBetween(record.asOfTick, tick);
            const stale = age >= staleMinutes;
            const key = `hub:${hub.id}`;
            const state = stateOfHub(record);
            return (
              <tr key={hub.id} class={stale ? 'is-stale' : ''}>
                <th scope="row">
                  <button
                    type="button"
                    class="hub-name"
                    aria-pressed={props.selected === key}
                    onClick={() => props.onSelect(props.selected === key ? null : key)}
                  >
                    <StateMark state={state} quiet />
                    {hub.name}
                  </button>
                </th>
                <td>{number(record.backlog)}</td>
                <td>
                  <span class="hub-load">
                    <Meter bp={record.loadBp} tone={stale ? 'stale' : loadTone[hubState(record)]} />
                    {percent(record.loadBp)}
                  </span>
                </td>
                <td>{percent(record.capacityBp)}</td>
                <td>{stale ? t('ago', { time: duration(age) }) : t('seenNow')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

import { duration, number, percent } from '../format.ts';
import { team as words } from '../i18n/team.ts';
import { catalogue, team } from '../store.ts';
import { Meter } from '../ui/meter.tsx';
import { StateMark, type State } from '../ui/stateMark.tsx';
import { minutesBetween, now } from './names.ts';

const t = words.t;
/** Older than this and the row says it is old news. */
const staleMinutes = 30;

/** Backlog against a day's work: under half a day is calm, a full day is trouble. */
function stateOfLoad(loadBp: number): State {
  if (loadBp >= 10_000) return 'down';
  return loadBp >= 5000 ? 'degraded' : 'up';
}

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
            const key = `hub:${hub.id}`;
            const state = stateOfLoad(record.loadBp);
            return (
              <tr key={hub.id} class={age >= staleMinutes ? 'is-stale' : ''}>
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
                    <Meter bp={record.loadBp} tone={state} />
                    {percent(record.loadBp)}
                  </span>
                </td>
                <td>{percent(record.capacityBp)}</td>
                <td>{age < staleMinutes ? t('seenNow') : t('ago', { time: duration(age) })}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

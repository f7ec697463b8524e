import { duration, percent } from '../format.ts';
import { mapWords } from '../i18n/map.ts';
import type { HubFace, MapState } from './mapModel.ts';
import type { MapPlan } from './plan.ts';
import { parseSelection } from './selection.ts';
import { toScreen, type Size, type View } from './viewport.ts';
import { parcels } from './words.ts';
import './details.css';

export interface DetailsProps {
  of: string;
  plan: MapPlan;
  state: MapState;
  view: View;
  box: Size;
  /** On a phone there is no room beside a place: the details stand at the foot of the map. */
  docked: boolean;
}

/** What is known of the place that is pointed at or chosen, beside it on the map. */
export function Details({ of, plan, state, view, box, docked }: DetailsProps) {
  const pointed = parseSelection(of);
  if (!pointed) return null;
  const isHub = pointed.kind === 'hub';
  const at = (isHub ? plan.hubs : plan.departments).findIndex(({ id }) => id === pointed.id);
  const name = (isHub ? plan.hubs : plan.departments)[at]?.name;
  const where = isHub ? plan.hubs[at]?.at : plan.departments[at]?.centre;
  if (!where) return null;
  const anchor = toScreen(view, where);
  if (anchor.x < 0 || anchor.y < 0 || anchor.x > box.width || anchor.y > box.height) return null;
  const sideways = anchor.x > box.width * 0.55 ? 'left' : 'right';
  const upright = anchor.y > box.height * 0.6 ? 'up' : 'down';
  const hub = isHub ? state.hubs[at] : undefined;
  return (
    <div
      class={`map-details ${docked ? 'map-details-docked' : `map-details-${sideways} map-details-${upright}`}`}
      style={docked ? undefined : { left: `${anchor.x}px`, top: `${anchor.y}px` }}
    >
      <h3>
        {name} {!isHub && <span class="caption">{pointed.id}</span>}
      </h3>
      {hub ? <HubDetails hub={hub} /> : <DepartmentDetails plan={plan} state={state} at={at} />}
    </div>
  );
}

function HubDetails({ hub }: { hub: HubFace }) {
  const { t } = mapWords;
  const { record } = hub;
  if (!record) return <p class="caption">{t('unknown')}</p>;
  return (
    <>
      <p class={`map-state map-state-${hub.state}`}>{t(hub.state)}</p>
      <dl>
        <dt>{t('backlog')}</dt>
        <dd>{parcels(record.backlog)}</dd>
        <dt>{t('load')}</dt>
        <dd>{percent(record.loadBp)}</dd>
        <dt>{t('ordinary')}</dt>
        <dd>{percent(record.ordinaryBp)}</dd>
        <dt>{t('speed')}</dt>
        <dd>{percent(record.capacityBp)}</dd>
        {hub.staleMinutes !== null && hub.asOf !== null && (
          <>
            <dt>{t('asOf')}</dt>
            <dd>
              {t('asOfAge', {
                time: hub.asOf,
                age: duration(hub.staleMinutes),
              })}
            </dd>
          </>
        )}
      </dl>
    </>
  );
}

function DepartmentDetails({ plan, state, at }: { plan: MapPlan; state: MapState; at: number }) {
  const { t } = mapWords;
  const face = state.departments[at];
  if (!face) return null;
  const { waitingBp, ordinaryBp, behindBp } = face;
  const hub = plan.hubs.find(({ id }) => id === plan.departments[at]?.hub);
  return (
    <dl>
      <dt>{t('waiting')}</dt>
      <dd>{waitingBp === null ? t('noFigures') : percent(waitingBp)}</dd>
      {behindBp !== null && (
        <>
          <dt>{t('ordinary')}</dt>
          <dd>{percent(ordinaryBp)}</dd>
          <dt>{t('behind')}</dt>
          <dd>{percent(behindBp)}</dd>
        </>
      )}
      {state.departmentsAged && (
        <>
          <dt>{t('asOf')}</dt>
          <dd>
            {t('asOfAge', { time: state.departmentsAged.asOf, age: duration(state.departmentsAged.minutes) })}
          </dd>
        </>
      )}
      {hub && (
        <>
          <dt>{t('servedBy')}</dt>
          <dd>{hub.name}</dd>
        </>
      )}
    </dl>
  );
}

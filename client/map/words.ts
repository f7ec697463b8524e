import { duration, number, percent } from '../format.ts';
import { mapWords } from '../i18n/map.ts';
import type { Layer } from './layers.tsx';
import type { HubFace, MapState } from './mapModel.ts';
import type { MapPlan } from './plan.ts';

/** The whole map in a few sentences: what a screen reader says in place of the picture. */
export function summary(
  plan: MapPlan,
  state: MapState,
  paused: boolean,
  layer: Layer = 'parcels',
  cashBp: number | null = null,
): string {
  const { t } = mapWords;
  const { counts } = state;
  const trouble = state.hubs
    .map((hub, i) => ({ hub, name: plan.hubs[i]?.name ?? hub.id }))
    .filter(({ hub }) => hub.state === 'overloaded' || hub.state === 'filling')
    .toSorted((a, b) => (b.hub.record?.loadBp ?? 0) - (a.hub.record?.loadBp ?? 0))
    .slice(0, 5)
    .map(({ hub, name }) => `${name} ${percent(hub.record?.loadBp ?? 0)}`);
  const slow = state.hubs.filter(({ working }) => working === 'slowed' || working === 'stopped').length;
  const late = state.departments.filter((d) => (d.shade ?? 0) > 0).length;
  const ofParcels = [
    t('summary', { ...counts, hubs: state.hubs.length }),
    trouble.length > 0 && t('summaryTrouble', { names: trouble.join(', ') }),
    slow > 0 && t('summarySlow', { count: slow }),
    late > 0 && t('summaryLate', { count: late }),
    counts.unknown > 0 && t('summaryUnknown', { count: counts.unknown }),
    staleNotice(state),
  ];
  const level = cashBp === null ? t('noFigures') : percent(cashBp);
  return [
    `${t('label')}.`,
    ...(layer === 'bank' ? [] : ofParcels),
    layer !== 'parcels' && t('summaryCash', { level }),
    paused && t('summaryPaused'),
  ]
    .filter(Boolean)
    .join(' ');
}

/** Said on the map while figures are old; null when they are fresh. */
export function staleNotice({ stale, departmentsAged }: MapState): string | null {
  if (!stale) return null;
  const { t } = mapWords;
  const ofDepartments = departmentsAged && t('staleDepartments', { time: departmentsAged.asOf });
  if (stale.hubs === 0) return ofDepartments;
  const ofHubs = t('staleHubs', { count: stale.hubs, age: duration(stale.minutes) });
  return ofDepartments ? `${ofHubs} ${ofDepartments}` : ofHubs;
}

export const parcels = (count: number): string => mapWords.t('backlogValue', { parcels: number(count) });

/** A hub in one sentence, for whoever hears it: what its details show. */
export function hubWords(name: string, { state, record, asOf }: HubFace): string {
  const { t } = mapWords;
  if (!record) return `${name}, ${t('unknown')}`;
  return [
    name,
    t(state),
    parcels(record.backlog),
    t('speedSaid', { speed: percent(record.capacityBp) }),
    asOf !== null && t('asOfLabel', { time: asOf }),
  ]
    .filter(Boolean)
    .join(', ');
}

/** What a selection points at, in one sentence; null for what is not on the map. */
export function placeWords(selected: string, plan: MapPlan, state: MapState): string | null {
  const { t } = mapWords;
  const hub = plan.hubs.findIndex(({ selection }) => selection === selected);
  const face = state.hubs[hub];
  if (face) return hubWords(plan.hubs[hub]?.name ?? face.id, face);
  const at = plan.departments.findIndex(({ selection }) => selection === selected);
  const department = state.departments[at];
  if (!department) return null;
  const { behindBp } = department;
  const said = behindBp === null ? t('noFigures') : t('behindSaid', { share: percent(behindBp) });
  return `${plan.departments[at]?.name ?? department.id}, ${said}`;
}

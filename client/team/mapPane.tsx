import type { TargetKind } from '#protocol/catalogue.ts';
import { announce } from '../ui/announcer.tsx';
import { lazily } from '../ui/lazily.tsx';
import { Tabs, TabPanel } from '../ui/tabs.tsx';
import { mapViewWords } from '../i18n/mapViews.ts';
import { team as words } from '../i18n/team.ts';
import { catalogue, team } from '../store.ts';
import { DecideHere } from './decideHere.tsx';
import { HubTable } from './hubTable.tsx';
import { layout } from './layout.ts';
import { mapView, mapViews, showMapView, type MapView } from './mapView.ts';
import { targetName } from './names.ts';
import { selected } from './selected.ts';
import { parted } from './target.ts';
import './mapPane.css';

const NetworkMap = lazily(async () => (await import('../map/index.tsx')).NetworkMap);
const SystemsMap = lazily(async () => (await import('../map/systems.tsx')).SystemsMap);
const Graphs = lazily(async () => (await import('../graphs/index.tsx')).Graphs);
const t = words.t;

/** Hubs and departments stand nowhere else; systems are in the list beside the map where it is unfolded. */
function hereOn(view: MapView): boolean {
  const kind = parted(selected.value)?.kind;
  if (view === 'systems') return layout.value !== 'wide';
  return view !== 'graphs' && (kind === 'hub' || kind === 'department');
}

/** The country, the systems or, for whoever reads better in rows and curves, the same figures as a table and as graphs. */
export function MapPane() {
  const view = mapView.value;
  const known = catalogue.value;
  const table = team.table.value;
  const exercise = team.record('exercise');
  const paused = exercise?.lifecycle === 'paused';
  const select = (selection: string | null) => {
    selected.value = selection;
    const [kind, id] = selection?.split(':') ?? [];
    // Systems say their own name: they are buttons.
    if (id && (kind === 'hub' || kind === 'department')) announce(targetName(id, kind satisfies TargetKind));
  };
  const map = known &&
    table && { catalogue: known, table, selected: selected.value, onSelect: select, paused };
  return (
    <section class="panel map-pane notices-place" data-place="map" aria-label={t('mapTitle')}>
      <h2 class="visually-hidden">{t('mapTitle')}</h2>
      <Tabs
        name="map"
        class="map-switch tabs-switch"
        label={t('mapTitle')}
        selected={view}
        onSelect={showMapView}
        items={mapViews.map((id) => ({ id, label: mapViewWords.t(id) }))}
      />
      <TabPanel name="map" selected={view} class="map-panel">
        {map && view === 'country' && <NetworkMap {...map} />}
        {map && view === 'systems' && <SystemsMap {...map} />}
        {view === 'hubs' && <HubTable selected={selected.value} onSelect={select} />}
        {view === 'graphs' && <Graphs />}
      </TabPanel>
      {hereOn(view) && <DecideHere of={selected.value} />}
      {paused && !exercise?.jump && layout.value !== 'narrow' && (
        <p class="paused-note">
          <strong>{t('pausedTitle')}</strong> {t('pausedBody')}
        </p>
      )}
    </section>
  );
}

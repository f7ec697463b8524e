import { useState } from 'preact/hooks';
import { announce } from '../ui/announcer.tsx';
import { lazily } from '../ui/lazily.tsx';
import { Tabs, TabPanel } from '../ui/tabs.tsx';
import { team as words } from '../i18n/team.ts';
import { catalogue, team } from '../store.ts';
import { HubTable } from './hubTable.tsx';
import { targetName } from './names.ts';
import './mapPane.css';

const NetworkMap = lazily(async () => (await import('../map/index.tsx')).NetworkMap);
const Graphs = lazily(async () => (await import('../graphs/index.tsx')).Graphs);
const t = words.t;
type View = 'map' | 'hubs' | 'graphs';

/** The network as a map or, for whoever reads better in rows, as a table with the same figures. */
export function MapPane() {
  const [view, setView] = useState<View>('map');
  const [selected, setSelected] = useState<string | null>(null);
  const known = catalogue.value;
  const table = team.table.value;
  const paused = team.record('exercise')?.lifecycle === 'paused';
  const select = (selection: string | null) => {
    setSelected(selection);
    const [kind, id] = selection?.split(':') ?? [];
    if (id) announce(targetName(id, kind === 'hub' ? 'hub' : 'department'));
  };
  return (
    <section class="panel map-pane" data-place="map" aria-label={t('mapTitle')}>
      <Tabs
        name="map"
        class="map-switch"
        label={t('mapTitle')}
        selected={view}
        onSelect={setView}
        items={[
          { id: 'map', label: t('map') },
          { id: 'hubs', label: t('hubs') },
          { id: 'graphs', label: t('graphs') },
        ]}
      />
      <TabPanel name="map" selected={view} class="map-panel">
        {known && table && view === 'map' && (
          <NetworkMap catalogue={known} table={table} selected={selected} onSelect={select} paused={paused} />
        )}
        {view === 'hubs' && <HubTable selected={selected} onSelect={select} />}
        {view === 'graphs' && <Graphs />}
      </TabPanel>
      {paused && view !== 'graphs' && (
        <div class="paused-note">
          <strong>{t('pausedTitle')}</strong>
          <span>{t('pausedBody')}</span>
        </div>
      )}
    </section>
  );
}

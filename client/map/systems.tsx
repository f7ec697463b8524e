import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Catalogue } from '#protocol/catalogue.ts';
import { language } from '../i18n/index.ts';
import { mapWords } from '../i18n/map.ts';
import { systemsWords } from '../i18n/systems.ts';
import { useSystemsStage } from './load.ts';
import './map.css';
import { type Hand, useHand } from './pointer.ts';
import './systems.css';
import { SystemsDetails } from './systemsDetails.tsx';
import { neighbour, nodeAt, sheetOf } from './systemsLayout.ts';
import { SystemsLegend } from './systemsLegend.tsx';
import { systemsModel, type SystemsTable } from './systemsModel.ts';
import { SystemsNodes } from './systemsNodes.tsx';
import { SystemsGates, SystemsWires } from './systemsWires.tsx';
import { systemsSummary } from './systemsWords.ts';
import { useView } from './useView.ts';
import { toMap, type View } from './viewport.ts';
import { useSurroundings } from './watch.ts';
import { ZoomButtons } from './zoomButtons.tsx';
import './legend.css';
import './systemsLegend.css';

export interface SystemsMapProps {
  catalogue: Catalogue;
  /** The team's own view. */
  table: SystemsTable;
  /** `service:<id>`, `entry:<id>` and so on, or anything else for nothing on this map. */
  selected: string | null;
  onSelect: (selection: string | null) => void;
  /** Greyed and still. */
  paused: boolean;
}

/**
 * Entries, services and work as a wiring diagram from the internet to the letterbox. Nodes are buttons and wires are SVG, both
 * placed by the model; between them a canvas carries what moves. Where it cannot run, arrows stand for it.
 */
export function SystemsMap({ catalogue, table, selected, onSelect, paused }: SystemsMapProps) {
  const { t } = systemsWords;
  const area = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const hand = useRef<Hand>(null);
  const stage = useSystemsStage(host);
  const around = useSurroundings(area);
  const [pointed, setPointed] = useState<string | null>(null);
  const [stop, setStop] = useState<string | null>(null);

  const { width = 0, height = 0 } = around ?? {};
  const box = useMemo(() => ({ width, height }), [width, height]);
  const sheet = useMemo(() => sheetOf(box), [box]);
  // A sheet larger than the box is scrolled by the browser, not zoomed, so that touch and screen readers work as on any page.
  const scrolls = sheet.width > box.width || sheet.height > box.height;
  const model = useMemo(
    () => (width > 0 ? systemsModel(table, catalogue, sheet, selected) : null),
    [table, catalogue, sheet, selected],
  );
  // With another sheet the view starts from the whole again: the old one may lie outside it.
  const home = useMemo((): View => ({ scale: 1, x: 0, y: 0 }), [sheet]);
  const window = useView(home, scrolls ? null : sheet, box);
  const { view, isHome } = window;

  const drawn = stage.is === 'ready' ? stage.value : null;
  const arrows = (around?.reducedMotion ?? false) || !drawn;
  useEffect(() => {
    if (!drawn || !model || !around) return;
    const { palette, ratio } = around;
    const flows = arrows ? [] : model.flows;
    drawn.apply({ flows, view, box: sheet, ratio, palette, moving: !paused && !arrows });
  }, [drawn, model, view, sheet, around, paused, arrows]);

  hand.current = {
    onHover: () => undefined,
    onGesture: (gesture) => {
      if (gesture.is === 'press') {
        // A node is a button and takes its own press; a press beside them all lets go.
        const { scrollLeft = 0, scrollTop = 0 } = area.current ?? {};
        const at = toMap(view, { x: gesture.at.x + scrollLeft, y: gesture.at.y + scrollTop });
        if (model && !nodeAt(model.nodes, at)) onSelect(null);
      } else if (scrolls) {
        if (gesture.is === 'drag') area.current?.scrollBy(-gesture.dx, -gesture.dy);
      } else if (gesture.is === 'pinch') window.pinch(gesture.factor, gesture.from, gesture.to);
      else if (!isHome) window.pan(gesture.dx, gesture.dy);
    },
    onWheel: (factor, p) => {
      if (scrolls || (isHome && factor < 1)) return false;
      window.zoom(factor, p);
      return true;
    },
  };
  useHand(area, hand);

  const transform = isHome ? undefined : `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
  const shown = pointed ?? selected;
  const details = model && shown && model.nodes.some(({ id }) => id === shown);
  const { corner, headings } = model?.layout ?? {};
  const own = headings?.find(({ of }) => of === 'internal');
  const docked = width < 560;
  return (
    <div
      class={`map ${paused ? 'map-paused' : ''} ${isHome ? '' : 'map-zoomed'} ${
        docked ? 'systems-narrow' : ''
      }`}
      lang={language.value}
    >
      <div
        class={`map-area systems-area ${scrolls ? 'systems-scrolls' : ''}`}
        ref={area}
        role="group"
        aria-label={model ? systemsSummary(model, catalogue, paused) : mapWords.t('loading')}
        aria-busy={!model}
      >
        <div
          class={`systems-sheet ${model?.layout.compact ? 'is-compact' : ''}`}
          style={scrolls ? { width: `${sheet.width}px`, height: `${sheet.height}px` } : undefined}
        >
          <div class="systems-layer" style={{ transform }}>
            {model && <SystemsWires model={model} arrows={arrows} />}
          </div>
          <div class="map-host systems-marks" ref={host} />
          <div class="systems-layer systems-nodes" style={{ transform }}>
            {model && (
              <>
                <SystemsNodes
                  {...{ model, catalogue, table, selected }}
                  stop={model.nodes.some(({ id }) => id === stop) ? (stop ?? '') : (model.nodes[0]?.id ?? '')}
                  onSelect={(id) => onSelect(id === selected ? null : id)}
                  onPoint={setPointed}
                  onFocus={(id) => {
                    setPointed(id);
                    const at = model.layout.boxes.get(id);
                    if (at && !isHome)
                      window.reveal(
                        { x: at.left + at.width / 2, y: at.top + at.height / 2 },
                        (at.width / 2) * view.scale + 12,
                      );
                  }}
                  onStep={(id, step) => {
                    const next = neighbour(model, id, step);
                    setStop(next);
                    area.current?.querySelector<HTMLElement>(`[data-system="${CSS.escape(next)}"]`)?.focus();
                  }}
                />
                <SystemsGates model={model} />
              </>
            )}
          </div>
        </div>
      </div>
      {model && corner && (
        <div
          class={`systems-corner ${docked ? 'is-docked' : ''}`}
          style={docked ? undefined : { width: `${Math.max(corner.width, 190)}px` }}
        >
          {stage.is === 'failed' && !details && <p class="map-notice">{t('still')}</p>}
          {details ? (
            <SystemsDetails {...{ of: shown, model, catalogue, table }} />
          ) : (
            <SystemsLegend key={String(docked)} open={!docked && corner.height > 180} />
          )}
        </div>
      )}
      {paused && own && !docked && (
        <span class="systems-paused" style={{ right: `${width - own.x - own.width}px` }}>
          {t('paused')}
        </span>
      )}
      {!scrolls && <ZoomButtons window={window} whole={t('zoomReset')} />}
    </div>
  );
}

import type { BankState } from './bank.ts';
import { along } from './curve.ts';
import type { Layer } from './layers.tsx';
import type { MapState } from './mapModel.ts';
import { landFill, type Palette } from './palette.ts';
import { labelColour, parcelColour, type Sizes } from './paint.ts';
import type { MapPlan } from './plan.ts';
import { StillHub } from './stillHub.tsx';
import { type Size, toScreen, type View } from './viewport.ts';
import { labelsOf } from './wishes.ts';
import './map.css';

export interface StillMapProps {
  plan: MapPlan;
  state: MapState;
  /** Left out: parcels alone. */
  bank?: BankState | null;
  layer?: Layer;
  /** Darkness of the ground, 0..1. */
  night?: number;
  view: View;
  box: Size;
  sizes: Sizes;
  palette: Palette;
  selected: string | null;
}

/**
 * The same model as plain SVG, without motion: shown while Phaser is on its way, and for good where it cannot run. Decoration
 * for assistive technology; the element around it carries the summary.
 */
export function StillMap(props: StillMapProps) {
  const { bank = null, layer = 'parcels', night = 0 } = props;
  const { plan, state, view, box, sizes, palette, selected } = props;
  const parcels = layer !== 'bank';
  const parcel = parcelColour(palette);
  // Without a canvas nothing can be measured: an average letter is a good half of the size wide.
  const measure = (text: string): number => text.length * sizes.label * 0.58;
  const labels = labelsOf(plan, state, selected, view, box, sizes, measure);
  return (
    <svg class="map-still" width="100%" height="100%" aria-hidden="true">
      <g transform={`translate(${view.x} ${view.y}) scale(${view.scale})`}>
        {plan.departments.map((department, i) => (
          <path
            key={department.id}
            d={department.outline}
            fill={landFill(
              palette,
              parcels ? (state.departments[i]?.shade ?? null) : 0,
              night,
              parcels && state.departmentsAged !== null,
            )}
            stroke={department.selection === selected ? parcel : palette.panel}
            stroke-width={0.9 / view.scale}
          />
        ))}
        {parcels &&
          plan.roads.map(({ curve: { from, control, to } }, i) => (
            <path
              key={i}
              d={`M${from.x} ${from.y}Q${control.x} ${control.y} ${to.x} ${to.y}`}
              fill="none"
              stroke={state.roads[i]?.stale ? palette.ghost : parcel}
              stroke-opacity={0.1 + 0.12 * (state.roads[i]?.weight ?? 0)}
              stroke-width={1 / view.scale}
            />
          ))}
        {parcels &&
          plan.roads.map(({ curve }, i) => {
            const count = Math.floor(state.roads[i]?.dots ?? 0);
            const half = sizes.dot / 2 / view.scale;
            let d = '';
            for (let j = 0; j < count; j++) {
              const { x, y } = along(curve, (j + 0.5) / count, { x: 0, y: 0 });
              d += `M${x - half} ${y - half}h${half * 2}v${half * 2}h${-half * 2}z`;
            }
            return <path key={i} d={d} fill={state.roads[i]?.stale ? palette.ghost : parcel} />;
          })}
      </g>
      {layer !== 'parcels' &&
        bank &&
        bank.cashBp !== null &&
        plan.departments.map(({ id, mark, rank }) => {
          const { x, y } = toScreen(view, mark);
          const half = sizes.dot * 1.15;
          return (
            <rect
              key={id}
              x={x - half}
              y={y - half * 1.15}
              width={half * 2}
              height={half * 2.3}
              rx={half * 0.4}
              fill={rank < bank.lit ? palette.blue : 'none'}
              stroke={rank < bank.lit ? palette.panel : palette.ghost}
            />
          );
        })}
      {parcels &&
        plan.hubs.map((place, i) => {
          const hub = state.hubs[i];
          if (!hub) return null;
          const { x, y } = toScreen(view, place.at);
          return (
            <g key={place.id} transform={`translate(${x} ${y})`}>
              <StillHub {...{ hub, sizes, palette }} selected={place.selection === selected} />
            </g>
          );
        })}
      {parcels &&
        labels.map(({ hub, lines, align }) =>
          lines.map(({ text, x, y, name }, i) => (
            <text
              key={`${hub.id}${i}`}
              x={x}
              y={y + sizes.label * 0.35}
              text-anchor={{ left: 'start', center: 'middle', right: 'end' }[align]}
              font-size={sizes.label}
              fill={labelColour(hub, name, palette)}
            >
              {text}
            </text>
          )),
        )}
    </svg>
  );
}

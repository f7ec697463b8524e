import { along } from './curve.ts';
import { labelBox } from './labels.ts';
import type { MapState } from './mapModel.ts';
import { landFill, type Palette } from './palette.ts';
import { parcelColour, type Sizes, stateColour } from './paint.ts';
import type { MapPlan } from './plan.ts';
import { type Size, toScreen, type View } from './viewport.ts';
import { labelsOf } from './wishes.ts';

export interface StillMapProps {
  plan: MapPlan;
  state: MapState;
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
export function StillMap({ plan, state, view, box, sizes, palette, selected }: StillMapProps) {
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
            fill={landFill(palette, state.departments[i]?.shade ?? null)}
            stroke={department.selection === selected ? parcel : palette.panel}
            stroke-width={0.9 / view.scale}
          />
        ))}
        {plan.roads.map(({ curve: { from, control, to } }, i) => (
          <path
            key={i}
            d={`M${from.x} ${from.y}Q${control.x} ${control.y} ${to.x} ${to.y}`}
            fill="none"
            stroke={state.roads[i]?.stale ? palette.ghost : parcel}
            stroke-opacity={0.1 + 0.12 * (state.roads[i]?.weight ?? 0)}
            stroke-width={1 / view.scale}
          />
        ))}
        {plan.roads.map(({ curve }, i) => {
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
      {plan.hubs.map((place, i) => {
        const hub = state.hubs[i];
        if (!hub) return null;
        const { x, y } = toScreen(view, place.at);
        const width = sizes.ring * 0.28;
        return (
          <g key={place.id} transform={`translate(${x} ${y})`}>
            <circle r={sizes.ring + 1.5} fill={palette.dark ? palette.ground : palette.panel} />
            {place.selection === selected && (
              <circle r={sizes.ring + 4} fill="none" stroke={parcel} stroke-width={2} />
            )}
            <g fill="none" stroke-width={width} transform="rotate(-90)">
              <circle r={sizes.ring - width / 2} stroke={palette.lineStrong} stroke-opacity={0.6} />
              <circle
                r={sizes.ring - width / 2}
                pathLength={10_000}
                stroke={stateColour(hub.state, palette)}
                stroke-opacity={hub.staleMinutes === null ? 1 : 0.6}
                stroke-dasharray={`${hub.fillBp} 10000`}
              />
            </g>
            <text
              y={sizes.figure * 0.36}
              text-anchor="middle"
              font-size={sizes.figure}
              font-weight={700}
              fill={hub.staleMinutes === null ? palette.text : palette.muted}
            >
              {hub.figure}
            </text>
            {hub.working !== 'normal' && (
              <Badge stopped={hub.working === 'stopped'} {...{ sizes, palette }} />
            )}
          </g>
        );
      })}
      {labels.map(({ hub, at, text, width, side }) => {
        const place = labelBox({ at, radius: sizes.ring, width, height: sizes.label * 1.3 }, side);
        return (
          <text
            key={hub.id}
            x={place.left}
            y={place.bottom - sizes.label * 0.35}
            font-size={sizes.label}
            fill={palette.muted}
          >
            {text}
          </text>
        );
      })}
    </svg>
  );
}

/** ✕ sorts nothing, ◐ sorts slowly: as the moving map marks them. */
function Badge({ stopped, sizes, palette }: { stopped: boolean; sizes: Sizes; palette: Palette }) {
  const r = sizes.ring * 0.42;
  const d = r * 0.62;
  const at = sizes.ring * 0.82;
  return (
    <g transform={`translate(${at} ${at})`}>
      <circle r={r + 1.5} fill={palette.dark ? palette.ground : palette.panel} />
      <g fill="none" stroke={stopped ? palette.red : palette.amber} stroke-width={sizes.ring * 0.15}>
        {stopped ? (
          <path d={`M${-d} ${-d}L${d} ${d}M${d} ${-d}L${-d} ${d}`} />
        ) : (
          <>
            <circle r={r} />
            <path d={`M0 ${-r}A${r} ${r} 0 0 0 0 ${r}Z`} fill={palette.amber} />
          </>
        )}
      </g>
    </g>
  );
}

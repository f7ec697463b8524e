import type { HubFace } from './mapModel.ts';
import { parcelColour, type Sizes } from './paint.ts';
import { stateColour, workingColour } from './paintHub.ts';
import type { Palette } from './palette.ts';

interface StillHubProps {
  hub: HubFace;
  selected: boolean;
  sizes: Sizes;
  palette: Palette;
}

/** A ring as SVG: what `paintHub` paints. */
export function StillHub({ hub, selected, sizes, palette }: StillHubProps) {
  const width = sizes.ring * 0.28;
  const r = sizes.ring - width / 2;
  const stale = hub.staleMinutes !== null;
  const ordinary = hub.state === 'calm' ? hub.fillBp : Math.min(hub.fillBp, hub.ordinaryFillBp);
  const arc = (from: number, to: number, colour: string) => (
    <circle
      r={r}
      pathLength={10_000}
      stroke={colour}
      stroke-opacity={stale ? 0.6 : 1}
      stroke-dasharray={`0 ${from} ${to - from} 10000`}
    />
  );
  return (
    <>
      <circle r={sizes.ring + 1.5} fill={palette.dark ? palette.ground : palette.panel} />
      {selected && (
        <circle r={sizes.ring * 1.22 + 3} fill="none" stroke={parcelColour(palette)} stroke-width={2} />
      )}
      <g fill="none" stroke-width={width} transform="rotate(-90)">
        <circle r={r} stroke={palette.lineStrong} stroke-opacity={0.6} />
        {arc(0, ordinary, stateColour('calm', palette))}
        {hub.fillBp > ordinary && arc(ordinary, hub.fillBp, stateColour(hub.state, palette))}
        {hub.working !== 'normal' && (
          <circle
            r={sizes.ring * 1.22}
            pathLength={10_000}
            stroke={workingColour(hub.working, palette)}
            stroke-width={sizes.ring * 0.12}
            stroke-dasharray={`${hub.speedBp} 10000`}
          />
        )}
      </g>
      <text
        y={sizes.figure * 0.36}
        text-anchor="middle"
        font-size={sizes.figure}
        font-weight={700}
        fill={stale ? palette.muted : palette.text}
      >
        {hub.figure}
      </text>
      {(hub.working === 'slowed' || hub.working === 'stopped') && (
        <Badge stopped={hub.working === 'stopped'} {...{ sizes, palette }} />
      )}
    </>
  );
}

/** ✕ sorts nothing, ◐ sorts slowly: as the moving map marks them. */
function Badge({ stopped, sizes, palette }: { stopped: boolean; sizes: Sizes; palette: Palette }) {
  const r = sizes.ring * 0.42;
  const d = r * 0.62;
  const at = sizes.ring * 0.86;
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

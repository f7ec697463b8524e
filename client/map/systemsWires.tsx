import { percent } from '../format.ts';
import { alongPath, pieceOf } from './systemsLayout.ts';
import { attackId } from './systemsGraph.ts';
import { gateAt, type SystemsModel, type WireFace } from './systemsModel.ts';
import './systems.css';
import './systemsWires.css';

/**
 * The wires, still. Their colour is the state of what they come from. With `arrows` they also say how much goes over them, for
 * whoever wants no motion and where none can be had.
 */
export function SystemsWires({ model, arrows }: { model: SystemsModel; arrows: boolean }) {
  const chosen = model.wires.some(({ dim }) => dim);
  // Dim wires first, so that a chain lies on top.
  const wires = model.wires.toSorted((a, b) => Number(b.dim) - Number(a.dim));
  const colours = new Map(wires.map((wire) => [wire.id, colourOf(wire, chosen)]));
  return (
    <svg class="systems-wires" aria-hidden="true" width="100%" height="100%">
      <defs>
        <marker
          id="system-arrow"
          viewBox="0 0 6 6"
          refX="5.5"
          refY="3"
          markerWidth="4"
          markerHeight="4"
          orient="auto"
        >
          <path d="M0 0L6 3L0 6Z" fill="context-stroke" />
        </marker>
      </defs>
      {wires.map(({ id, path, weight }) => (
        <path key={id} d={path.d} class={`wire wire-${weight} ${colours.get(id)}`} />
      ))}
      {arrows &&
        model.flows.map(({ id, path, from, to, marks }) => {
          const share = path.length * (to - from);
          if (marks <= 0 || share <= 0) return null;
          return (
            <path
              key={id}
              d={pieceOf(path, from, to)}
              class={`wire ${colours.get(id.replace(/\+$/, ''))}`}
              style={{ strokeWidth: `${Math.min(6, 0.6 + (marks / share) * 30)}px` }}
              marker-end={to === 1 ? 'url(#system-arrow)' : undefined}
            />
          );
        })}
    </svg>
  );
}

const colourOf = (wire: WireFace, chosen: boolean): string =>
  `wire-${toneOf(wire)} ${wire.dim ? 'is-dim' : chosen ? 'is-lit' : ''}`;

function toneOf(wire: WireFace): string {
  if (wire.from === attackId) return 'attack';
  if (wire.rerouted) return 'rerouted';
  return wire.state ?? 'plain';
}

/** Filters on the way of the attack, above the marks they stop. */
export function SystemsGates({ model }: { model: SystemsModel }) {
  return (
    <svg class="systems-gates" aria-hidden="true" width="100%" height="100%">
      {model.wires.map(({ id, gateBp, path, dim }) => {
        if (gateBp === null) return null;
        const { x, y, dx, dy } = alongPath(path, gateAt, { x: 0, y: 0, dx: 1, dy: 0 });
        const half = 11;
        return (
          <g key={id} class={dim ? 'gate is-dim' : 'gate'}>
            <path d={`M${x - dy * half} ${y + dx * half}L${x + dy * half} ${y - dx * half}`} />
            <text x={x} y={y - half - 5} text-anchor="middle">
              −{percent(gateBp)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

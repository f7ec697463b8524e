import { percent } from '../format.ts';
import { alongPath } from './systemsLayout.ts';
import { attackId } from './systemsGraph.ts';
import { gateAt, type SystemsModel, type WireFace } from './systemsModel.ts';

/**
 * The wires, still. Their colour is the state of what they come from. With `arrows` they also say how much goes over them, for
 * whoever wants no motion and where none can be had.
 */
export function SystemsWires({ model, arrows }: { model: SystemsModel; arrows: boolean }) {
  const chosen = model.wires.some(({ dim }) => dim);
  // Dim wires first, so that a chain lies on top.
  const wires = model.wires.toSorted((a, b) => Number(b.dim) - Number(a.dim));
  const volume = new Map<string, number>();
  for (const { id, marks, path } of model.flows) {
    const wire = id.replace(/\+$/, '');
    volume.set(wire, Math.max(volume.get(wire) ?? 0, path.length > 0 ? (marks / path.length) * 100 : 0));
  }
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
      {wires.map((wire) => (
        <path
          key={wire.id}
          d={wire.path.d}
          class={`wire wire-${toneOf(wire)} wire-${wire.weight} ${
            wire.dim ? 'is-dim' : chosen ? 'is-lit' : ''
          }`}
          {...(arrows && (volume.get(wire.id) ?? 0) > 0
            ? {
                'marker-end': 'url(#system-arrow)',
                style: { strokeWidth: `${Math.min(6, 1 + (volume.get(wire.id) ?? 0) * 0.3)}px` },
              }
            : {})}
        />
      ))}
    </svg>
  );
}

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

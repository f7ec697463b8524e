import type { Catalogue } from '#protocol/catalogue.ts';
import { entriesOf } from '#protocol/delta.ts';
import type { TeamRecords } from '#protocol/views.ts';
import { stateOf, type State } from '../ui/stateMark.tsx';
import {
  attackId,
  chainOf,
  type SystemGraph,
  type SystemNode,
  type SystemWire,
  systemsGraph,
} from './systemsGraph.ts';
import { type Box, layOut, pathOf, type Sheet, type SystemsLayout, type WirePath } from './systemsLayout.ts';

/** The records of a team's view that the systems map reads. */
export type SystemsTable = Partial<TeamRecords>;
export type SystemsCatalogue = Pick<Catalogue, 'entries' | 'services' | 'processes' | 'channels' | 'actions'>;

/** What the systems map shows at one moment. Whoever draws it decides nothing more. */
export interface SystemsModel {
  graph: SystemGraph;
  layout: SystemsLayout;
  nodes: NodeFace[];
  wires: WireFace[];
  flows: Flow[];
  /** Systems by state, for the sentence that stands for the picture. */
  counts: Record<State, number>;
}

export interface NodeFace extends SystemNode {
  box: Box;
  /** How well it does, basis points; null: no figure of its own, or none yet. */
  bp: number | null;
  state: State | null;
  /** Not on the chain of what is chosen. */
  dim: boolean;
  /** Closed on purpose by the team. */
  closed: boolean;
  /** Reached by another entry than the catalogue's: that of the catalogue. */
  rerouted: string | null;
  /** Part of the work done on paper, basis points. */
  paperBp: number;
  /** Load of an entry by honest users and by the attack that filters leave, basis points of what it carries. */
  load: { honestBp: number; attackBp: number } | null;
  /** Actions in force that point at it. */
  measures: string[];
}

export interface WireFace extends SystemWire {
  path: WirePath;
  /** How well the near end does; null: unknown, or traffic from outside. */
  state: State | null;
  /** Heavier where more hangs on it, 1..3. */
  weight: 1 | 2 | 3;
  /** On the catalogue's way before the team took another. */
  rerouted: boolean;
  dim: boolean;
  /** A filter on the way of the attack: the part it removes, basis points. */
  gateBp: number | null;
}

/** Marks on a wire, or on a part of it: up to the gate and beyond. */
export interface Flow {
  id: string;
  path: WirePath;
  /** Part of the way it covers, 0..1. */
  from: number;
  to: number;
  tone: 'post' | 'bank' | 'attack';
  /** Marks under way in the long run. */
  marks: number;
  dim: boolean;
}

/** Where on the attack's wire a filter stands. */
export const gateAt = 0.52;
/** Loss from which a wire is heavier. */
const heavyBp = [2000, 4000] as const;

/** Reads a team's view as a wiring diagram. Pure: the same view gives the same diagram. */
export function systemsModel(
  table: SystemsTable,
  catalogue: SystemsCatalogue,
  sheet: Sheet,
  selection: string | null,
): SystemsModel {
  const homes = new Map(catalogue.services.map(({ id, entry }) => [id, entry]));
  const entryOf = (id: string): string | null => {
    const record = table[`service:${id}`];
    return record ? record.entry : (homes.get(id) ?? null);
  };
  const whole = systemsGraph(catalogue, entryOf);
  // No wire before an attack comes: an empty one would tell the team where to expect it.
  const attacked = (entry: string): boolean => (table[entry as `entry:${string}`]?.attackBp ?? 0) > 0;
  const graph = {
    ...whole,
    wires: whole.wires.filter(({ from, to }) => from !== attackId || attacked(to)),
  };
  const underAttack = graph.wires.some(({ from }) => from === attackId);
  const layout = layOut(graph, sheet);
  const chain = chainOf(graph, selection);
  const measures = measuresIn(table, catalogue);
  const nodes = graph.nodes.flatMap((node): NodeFace[] => {
    const box = layout.boxes.get(node.id);
    if (!box || (node.id === attackId && !underAttack)) return [];
    const dim = chain !== null && !chain.nodes.has(node.id);
    return [{ ...node, box, dim, ...faceOf(node, table, homes), measures: measures.get(node.id) ?? [] }];
  });
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const wires = graph.wires.flatMap((wire): WireFace[] => {
    const path = pathOf(wire, layout);
    if (!path) return [];
    const near = byId.get(wire.from);
    const far = byId.get(wire.to);
    const entry = wire.from === attackId ? table[wire.to as `entry:${string}`] : undefined;
    return [
      {
        ...wire,
        path,
        state: near?.state ?? null,
        weight: (1 + heavyBp.filter((bp) => wire.lossBp >= bp).length) as WireFace['weight'],
        rerouted: wire.kind === 'access' && (far?.rerouted ?? null) !== null,
        dim: chain !== null && !chain.wires.has(wire.id),
        gateBp: entry && entry.filteredBp > 0 ? entry.filteredBp : null,
      },
    ];
  });
  const counts = { up: 0, degraded: 0, down: 0 };
  for (const { state } of nodes) if (state) counts[state]++;
  return { graph, layout, nodes, wires, flows: wires.flatMap((wire) => flowsOf(wire, table)), counts };
}

type Face = Omit<NodeFace, keyof SystemNode | 'box' | 'dim' | 'measures'>;

function faceOf({ kind, of }: SystemNode, table: SystemsTable, homes: Map<string, string | null>): Face {
  const face: Face = { bp: null, state: null, closed: false, rerouted: null, paperBp: 0, load: null };
  const at = (bp: number | undefined): Pick<Face, 'bp' | 'state'> =>
    bp === undefined ? { bp: null, state: null } : { bp, state: stateOf(bp) };
  switch (kind) {
    case 'entry': {
      const record = table[`entry:${of}`];
      const honestBp = record?.honestBp ?? 0;
      const attackBp = Math.max(0, (record?.loadBp ?? 0) - honestBp);
      return { ...face, ...at(record?.passBp), load: record ? { honestBp, attackBp } : null };
    }
    case 'service': {
      const record = table[`service:${of}`];
      const home = homes.get(of) ?? null;
      const moved = record !== undefined && record.entry !== home;
      return {
        ...face,
        ...at(record?.availabilityBp),
        closed: record?.shed ?? false,
        rerouted: moved ? home : null,
      };
    }
    case 'process': {
      const record = table[`process:${of}`];
      return { ...face, ...at(record?.capacityBp), paperBp: record?.paperBp ?? 0 };
    }
    case 'channel':
      return { ...face, ...at(table[`channel:${of}`]?.availabilityBp) };
    default:
      return face;
  }
}

/** Actions in force by the node they point at or work on. */
function measuresIn(table: SystemsTable, { actions }: SystemsCatalogue): Map<string, string[]> {
  const kinds = new Map(actions.map(({ id, target }) => [id, target?.kind]));
  const found = new Map<string, string[]>();
  for (const { at, by } of table.atWork ?? []) {
    const action = by.startsWith('decision:') ? table[by as `decision:${number}`]?.action : undefined;
    const known = found.get(at) ?? [];
    if (action && !known.includes(action)) found.set(at, [...known, action]);
  }
  for (const { record: decision } of entriesOf(table, 'decision')) {
    if (!decision.target || decision.state !== 'in-force') continue;
    const node = `${kinds.get(decision.action)}:${decision.target}`;
    const known = found.get(node) ?? [];
    if (!known.includes(decision.action)) found.set(node, [...known, decision.action]);
  }
  return found;
}

/** Marks for each hundred pixels of a wire, by how much goes over it. */
const density = {
  /** Of honest traffic as large as the entry carries. */
  honest: 9,
  /** Of an attack as large. From `mostAttack` on marks touch each other, and more of them would show nothing more. */
  attack: 7,
  mostAttack: 34,
  /** Of a service in an ordinary hour, of what leans on it, of parcels and customers. */
  access: 2,
  need: 1.3,
  reach: 3.2,
};

function flowsOf(wire: WireFace, table: SystemsTable): Flow[] {
  const { id, path, kind, dim } = wire;
  const flow = (tone: Flow['tone'], perHundred: number, from = 0, to = 1): Flow => ({
    id: from > 0 ? `${id}+` : id,
    path,
    from,
    to,
    tone,
    marks: (perHundred * path.length * (to - from)) / 100,
    dim,
  });
  const own = wire.bank ? 'bank' : 'post';
  const bpOf = (key: string): number => {
    const record = table[key as `${'service' | 'channel' | 'process' | 'entry'}:${string}`];
    if (!record) return 0;
    if ('availabilityBp' in record) return record.availabilityBp;
    return 'capacityBp' in record ? record.capacityBp : record.passBp;
  };
  switch (kind) {
    case 'traffic': {
      const entry = table[wire.to as `entry:${string}`];
      if (!entry) return [];
      if (wire.from !== attackId)
        return [flow('post', Math.min(16, (density.honest * entry.honestBp) / 10_000))];
      const before = Math.min(density.mostAttack, 3 + (density.attack * entry.attackBp) / 10_000);
      if (wire.gateBp === null) return [flow('attack', before)];
      return [
        flow('attack', before, 0, gateAt),
        flow('attack', (before * (10_000 - wire.gateBp)) / 10_000, gateAt, 1),
      ];
    }
    case 'access': {
      const service = table[wire.to as `service:${string}`];
      if (!service || service.shed) return [];
      const passing = (service.demandBp / 10_000) * (bpOf(wire.from) / 10_000);
      return [flow(own, density.access * Math.min(3, passing))];
    }
    case 'need':
      return [flow(own, (density.need * bpOf(wire.from)) / 10_000)];
    case 'parcels':
    case 'reach':
      return [flow(own, (density.reach * bpOf(wire.from)) / 10_000)];
  }
}

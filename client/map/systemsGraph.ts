import type { Catalogue } from '#protocol/catalogue.ts';

/** What the systems map draws: the structure of a catalogue as nodes and wires, without places and without figures. */
export interface SystemGraph {
  nodes: SystemNode[];
  wires: SystemWire[];
}

/** Columns from the internet to the customer; services of the public stand before those of our own people. */
export const columns = ['sources', 'entries', 'public', 'internal', 'work', 'ends'] as const;
export type Column = (typeof columns)[number];
export type NodeKind = 'source' | 'entry' | 'service' | 'process' | 'channel' | 'end';

export interface SystemNode {
  /** The key of its record where it has one: `service:tracking`. */
  id: string;
  kind: NodeKind;
  /** Id within its kind. */
  of: string;
  column: Column;
}

/**
 * `traffic` comes to an entry, `access` leads on to a service, `need` is what something leans on, `parcels` go from one kind of
 * work to the next, `reach` ends with the customer. All run the way a failure spreads.
 */
export type WireKind = 'traffic' | 'access' | 'need' | 'parcels' | 'reach';
export interface SystemWire {
  id: string;
  from: string;
  to: string;
  kind: WireKind;
  /** Part of the far end that goes when the near end is wholly gone, basis points. */
  lossBp: number;
  /** The bank's, which is drawn in its blue. */
  bank: boolean;
}

export const attackId = 'source:attack';
export const usersId = 'source:users';
export const closedId = 'source:closed';

/** Where a kind of work or a channel meets the customer. A channel this list does not know meets them on a screen. */
const endOf: Record<string, string> = {
  'process:rounds': 'letterbox',
  'process:counter': 'counter',
  'process:customer-care': 'phone',
  'channel:counter': 'counter',
  'channel:atm': 'atm',
  'channel:card': 'till',
};
const ends = ['letterbox', 'counter', 'phone', 'screen', 'till', 'atm'];
/** The way of a parcel. */
const parcelWay = ['collect', 'sort', 'line-haul', 'rounds'];

/** @param entryOf entry a service is reached by at present; null: internal */
export function systemsGraph(
  catalogue: Pick<Catalogue, 'entries' | 'services' | 'processes' | 'channels'>,
  entryOf: (service: string) => string | null,
): SystemGraph {
  const { entries, services, processes, channels } = catalogue;
  const bank = bankServices(catalogue);
  const wires: SystemWire[] = [];
  const add = (kind: WireKind, from: string, to: string, lossBp = 10_000, isBank = false): void => {
    wires.push({ id: `${from}>${to}`, from, to, kind, lossBp, bank: isBank });
  };

  // What the internet reaches comes first, so that closed networks visibly pass below it.
  const doors = entries.toSorted((a, b) => Number(b.internet) - Number(a.internet));
  for (const { id, internet } of doors) {
    add('traffic', attackId, `entry:${id}`);
    add('traffic', internet ? usersId : closedId, `entry:${id}`);
  }
  for (const { id, needs, exposedBp } of services) {
    const entry = entryOf(id);
    if (entry !== null) add('access', `entry:${entry}`, `service:${id}`, exposedBp, bank.has(id));
    for (const need of needs)
      add('need', `service:${need.service}`, `service:${id}`, need.lossBp, bank.has(id));
  }
  for (const { id, needs } of processes)
    for (const need of needs) add('need', `service:${need.service}`, `process:${id}`, need.lossBp);
  for (const { id, needs, process } of channels) {
    for (const need of needs) add('need', `service:${need.service}`, `channel:${id}`, need.lossBp, true);
    if (process) add('need', `process:${process}`, `channel:${id}`, 10_000, true);
  }
  parcelWay.slice(1).forEach((id, i) => add('parcels', `process:${parcelWay[i]}`, `process:${id}`));
  const work = [
    ...processes.map(({ id }) => node('process', id, 'work')),
    ...channels.map(({ id }) => node('channel', id, 'work')),
  ];
  for (const { id, kind } of work) {
    const end = endOf[id] ?? (kind === 'channel' ? 'screen' : null);
    if (end) add('reach', id, `end:${end}`, 10_000, kind === 'channel');
  }

  const reached = new Set(wires.map(({ to }) => to));
  const order = rows(services, work, wires);
  return {
    nodes: [
      ...['attack', 'users', 'closed'].map((id) => node('source', id, 'sources')),
      ...doors.map(({ id }) => node('entry', id, 'entries')),
      ...order.map((one) => node('service', one.id, one.public ? 'public' : 'internal')),
      ...work,
      ...ends.filter((id) => reached.has(`end:${id}`)).map((id) => node('end', id, 'ends')),
    ],
    wires,
  };
}

const node = (kind: NodeKind, of: string, column: Column): SystemNode => ({
  id: `${kind}:${of}`,
  kind,
  of,
  column,
});

/** Services that only the bank's channels lean on. */
function bankServices({
  services,
  processes,
  channels,
}: Pick<Catalogue, 'services' | 'processes' | 'channels'>): Set<string> {
  const used = (by: readonly { needs: { service: string }[] }[]): Set<string> =>
    new Set(by.flatMap(({ needs }) => needs.map(({ service }) => service)));
  const others = used([...services, ...processes]);
  return new Set([...used(channels)].filter((id) => !others.has(id)));
}

/** Services in the order of what leans on them, so that fewer wires cross; the catalogue's order where that says nothing. */
function rows<S extends { id: string }>(
  services: S[],
  work: SystemNode[],
  wires: readonly SystemWire[],
): S[] {
  const place = new Map(work.map(({ id }, i) => [id, i]));
  const level = (id: string, depth: number): number | null => {
    const over = wires
      .filter(({ from, kind }) => from === id && kind === 'need')
      .map(({ to }) => place.get(to) ?? (depth > 0 ? level(to, depth - 1) : null))
      .filter((row) => row !== null);
    return over.length > 0 ? over.reduce((sum, row) => sum + row, 0) / over.length : null;
  };
  // Two steps are enough to come from any service to work; a circle of needs is refused with the pack.
  const rank = new Map(services.map(({ id }, i) => [id, level(`service:${id}`, 2) ?? i * 0.5]));
  return services.toSorted((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0));
}

/** Everything that a node leans on and everything that leans on it, itself included. */
export interface Chain {
  nodes: ReadonlySet<string>;
  wires: ReadonlySet<string>;
}

/**
 * The chain through a node. Parcels carry a failure onwards, so they are followed downstream; upstream they are not, or every
 * round would lean on the whole network.
 * @returns null where the graph does not hold the node: nothing is to be dimmed
 */
export function chainOf({ nodes, wires }: SystemGraph, id: string | null): Chain | null {
  if (id === null || !nodes.some((one) => one.id === id)) return null;
  const chain = { nodes: new Set([id]), wires: new Set<string>() };
  const walk = (at: string, up: boolean, seen: Set<string>): void => {
    for (const wire of wires) {
      if ((up ? wire.to : wire.from) !== at || (up && wire.kind === 'parcels')) continue;
      const next = up ? wire.from : wire.to;
      chain.wires.add(wire.id);
      chain.nodes.add(next);
      if (seen.has(next)) continue;
      seen.add(next);
      walk(next, up, seen);
    }
  };
  walk(id, true, new Set([id]));
  walk(id, false, new Set([id]));
  return chain;
}

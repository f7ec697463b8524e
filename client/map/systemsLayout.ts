import type { Point } from './geography.ts';
import { type Column, columns, type SystemGraph, type SystemNode, type SystemWire } from './systemsGraph.ts';
import type { Size } from './viewport.ts';

/** Where everything stands, CSS pixels from the sheet's corner. */
export interface SystemsLayout {
  size: Sheet;
  /** Boxes by node id. */
  boxes: ReadonlyMap<string, Box>;
  headings: { of: Column | 'channels'; x: number; y: number; width: number }[];
  /** Below the entries, free of nodes: for the legend and the details. */
  corner: Box;
  /** Too narrow for names under the signs of sources and ends. */
  compact: boolean;
}

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** What the diagram is laid out on. */
export interface Sheet extends Size {
  /** Height to leave free at the top left: the switch between maps lies over it. */
  top: number;
}

/** Smaller than this the sheet is scrolled instead of pressed together. */
export const leastSize: Size = { width: 560, height: 372 };
/** Width of a sheet that has to be scrolled anyway: names may as well be readable. */
const scrolledWidth = 740;
const mostWidth = 1180;

/** The sheet for a box: as large as the box, unless that is too small to read. */
export const sheetOf = (box: Size): Sheet => ({
  width: box.width < leastSize.width ? scrolledWidth : box.width,
  height: Math.max(leastSize.height, box.height),
  top: box.width < leastSize.width ? heading : underSwitch,
});

/** Widths of columns and of the gaps between them, in parts. */
const wide = [54, 54, 106, 26, 126, 24, 126, 28, 120, 16, 56];
const narrow = [40, 44, 86, 18, 106, 15, 106, 18, 106, 9, 32];
const edge = 10;
const underSwitch = 58;
const underZoom = 106;
const heading = 26;

/** Lays the graph out. Public services stand on whole rows, internal ones on half rows: what passes a column runs between. */
export function layOut(graph: SystemGraph, size: Sheet): SystemsLayout {
  const compact = size.width < 680;
  const parts = compact ? narrow : wide;
  const inner = Math.min(mostWidth, size.width - 2 * edge);
  const unit = inner / parts.reduce((sum, part) => sum + part, 0);
  const start = (size.width - inner) / 2;
  const span = (column: Column): { left: number; width: number } => {
    const at = columns.indexOf(column) * 2;
    const left = start + unit * parts.slice(0, at).reduce((sum, part) => sum + part, 0);
    return { left, width: (parts[at] ?? 0) * unit };
  };
  const members = (column: Column): SystemNode[] => graph.nodes.filter((one) => one.column === column);
  const boxes = new Map<string, Box>();
  const put = (node: SystemNode, centre: number, height: number): void => {
    const { left, width } = span(node.column);
    boxes.set(node.id, { left, top: centre - height / 2, width, height });
  };

  const open = members('public');
  const own = members('internal');
  const rows = Math.max(open.length, own.length + 0.5);
  // The switch reaches over the public services too; their rows are those of the internal ones.
  const under = size.top + (size.top > heading ? 12 : 0);
  const pitch = Math.min(56, (size.height - under - edge) / rows);
  const top = under + (size.height - under - edge - pitch * rows) / 2;
  const height = nodeHeight(pitch);
  const skipOpen = Math.floor((rows - open.length) / 2);
  const skipOwn = Math.floor((rows - own.length - 0.5) / 2);
  open.forEach((one, i) => put(one, top + pitch * (i + skipOpen + 0.5), height));
  own.forEach((one, i) => put(one, top + pitch * (i + skipOwn + 1), height));

  const work = members('work');
  const split = work.findIndex(({ kind }) => kind === 'channel');
  const step = Math.min(54, (size.height - 2 * heading - edge) / Math.max(1, work.length));
  const workTop = heading + (size.height - 2 * heading - edge - step * work.length) / 2;
  const centreOf = (i: number): number =>
    workTop + step * (i + 0.5) + (split >= 0 && i >= split ? heading - 4 : 0);
  work.forEach((one, i) => put(one, centreOf(i), nodeHeight(step)));

  // Ends stand as near as they can to what leads to them.
  const wish = ({ id }: SystemNode): number =>
    mean(graph.wires.filter(({ to }) => to === id).map(({ from }) => middle(boxes.get(from))));
  const last = members('ends').toSorted((a, b) => wish(a) - wish(b));
  // The buttons for zooming lie over the top right.
  const endTop = size.top > heading ? underZoom : edge;
  const endStep = Math.min(compact ? 44 : 58, (size.height - endTop - edge) / Math.max(1, last.length));
  spreadOut(last.map(wish), endStep, endTop, size.height - edge).forEach((centre, i) => {
    const end = last[i];
    if (end) put(end, centre, Math.min(endStep - 6, compact ? 32 : 46));
  });

  const doors = members('entries');
  const room = Math.max(doors.length * 50, (size.height - size.top) * 0.52);
  const doorStep = Math.min(92, room / Math.max(1, doors.length));
  doors.forEach((one, i) => put(one, size.top + doorStep * (i + 0.5), Math.min(58, doorStep - 6)));
  const closed = doors.findIndex(({ id }) =>
    graph.wires.some((w) => w.to === id && w.from === 'source:closed'),
  );
  const grid = [0, 1, closed < 0 ? 2 : (closed + doors.length - 1) / 2];
  members('sources').forEach((one, i) =>
    put(one, size.top + doorStep * ((grid[i] ?? i) + 0.5), compact ? 38 : 46),
  );

  const cornerTop = size.top + doorStep * doors.length + 8;
  const entriesEnd = span('entries').left + span('entries').width;
  const lead = (column: Column, y: number, of: Column | 'channels' = column) => {
    const { left, width } = span(column);
    return { of, x: left, y, width };
  };
  return {
    size,
    boxes,
    headings: [
      lead('public', top - 20),
      lead('internal', top - 20),
      lead('work', workTop - 20),
      ...(split >= 0 ? [lead('work', centreOf(split) - step / 2 - 16, 'channels' as const)] : []),
    ],
    corner: { left: edge, top: cornerTop, width: entriesEnd - edge, height: size.height - cornerTop - edge },
    compact,
  };
}

const nodeHeight = (pitch: number): number => Math.max(20, Math.min(38, pitch - (pitch > 40 ? 10 : 6)));
const middle = (box: Box | undefined): number => (box ? box.top + box.height / 2 : 0);
const mean = (all: readonly number[]): number =>
  all.reduce((sum, one) => sum + one, 0) / Math.max(1, all.length);

/** Centres at least `step` apart within `from`..`to`, in order, near their wishes. */
function spreadOut(wishes: readonly number[], step: number, from: number, to: number): number[] {
  const out: number[] = [];
  let least = from + step / 2;
  for (const wish of wishes) {
    out.push(Math.max(wish, least));
    least = (out.at(-1) ?? 0) + step;
  }
  let most = to - step / 2;
  for (let i = out.length - 1; i >= 0; i--) {
    out[i] = Math.min(out[i] ?? 0, most);
    most = (out[i] ?? 0) - step;
  }
  return out;
}

/** A wire as a line of short pieces, and as SVG path data. */
export interface WirePath {
  points: Point[];
  length: number;
  d: string;
}

/** How a wire runs: bends only in the gaps between columns, so that it never lies on a node that is not its own. */
export function pathOf(wire: SystemWire, layout: SystemsLayout): WirePath | null {
  const from = layout.boxes.get(wire.from);
  const to = layout.boxes.get(wire.to);
  if (!from || !to) return null;
  const a = { x: from.left + from.width, y: middle(from) };
  const b = { x: to.left, y: middle(to) };
  if (Math.abs(from.left - to.left) < 1) return sameColumn(wire, from, to);
  if (b.x < from.left) {
    // What is needed stands further right: out of its left side, back into the right side of what needs it.
    const start = { x: from.left, y: a.y + from.height * 0.22 };
    const end = { x: to.left + to.width, y: b.y + to.height * 0.22 };
    return bend(start, end, start, end);
  }
  const gaps = gapsBetween(from, to, layout);
  const first = gaps[0] ?? b.x;
  // An entry's wires bend at once and run level between the public services; all others bend last.
  return wire.kind === 'access'
    ? bend(a, { x: first, y: b.y }, a, b)
    : bend({ x: gaps.at(-1) ?? a.x, y: a.y }, b, a, b);
}

/** Where the gaps on the way end (an entry's) and where the last one begins, from the columns in between. */
function gapsBetween(from: Box, to: Box, { boxes }: SystemsLayout): number[] {
  const between = [...boxes.values()].filter(
    ({ left }) => left > from.left + from.width && left < to.left - 1,
  );
  if (between.length === 0) return [];
  return [
    Math.min(...between.map(({ left }) => left)) - 2,
    Math.max(...between.map(({ left, width }) => left + width)) + 2,
  ];
}

const steps = 14;
/** Level from `start` to `a`, an S from `a` to `b`, level on to `end`. */
function bend(a: Point, b: Point, start: Point, end: Point): WirePath {
  const mid = (a.x + b.x) / 2;
  const points = [start];
  for (let i = start === a ? 1 : 0; i <= steps; i++) {
    const t = i / steps;
    const u = 1 - t;
    points.push({
      x: u ** 3 * a.x + 3 * u * t * (u + t) * mid + t ** 3 * b.x,
      y: u * u * (u + 3 * t) * a.y + t * t * (t + 3 * u) * b.y,
    });
  }
  if (end !== b) points.push(end);
  return line(points);
}

/** Straight down to the next row; further, an arc in the gap on the right. */
function sameColumn(wire: SystemWire, from: Box, to: Box): WirePath {
  const right = from.left + from.width;
  if (wire.kind === 'parcels' && to.top > from.top) {
    const x = from.left + 14;
    return line([
      { x, y: from.top + from.height },
      { x, y: to.top },
    ]);
  }
  const a = middle(from) + from.height * 0.3 * Math.sign(to.top - from.top);
  const b = middle(to) - to.height * 0.3 * Math.sign(to.top - from.top);
  const points: Point[] = [];
  for (let i = 0; i <= steps; i++) {
    const turn = (i / steps) * Math.PI;
    points.push({ x: right + 9 * Math.sin(turn), y: a + ((b - a) * (1 - Math.cos(turn))) / 2 });
  }
  return line(points);
}

function line(points: Point[]): WirePath {
  let length = 0;
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1];
    const b = points[i];
    if (a && b) length += Math.hypot(b.x - a.x, b.y - a.y);
  }
  const d = points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
  return { points, length, d };
}

/** A part of a wire as SVG path data, 0..1. */
export function pieceOf(path: WirePath, from: number, to: number): string {
  if (from === 0 && to === 1) return path.d;
  const points = Array.from({ length: steps + 1 }, (_, i) => {
    const at = { x: 0, y: 0, dx: 1, dy: 0 };
    const { x, y } = alongPath(path, from + ((to - from) * i) / steps, at);
    return { x, y };
  });
  return line(points).d;
}

/** The place a part of the way along, 0..1, and the direction there. @param out written to, so that frames make no litter */
export function alongPath(
  { points, length }: WirePath,
  part: number,
  out: Point & { dx: number; dy: number },
): typeof out {
  let left = part * length;
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1];
    const b = points[i];
    if (!a || !b) continue;
    const piece = Math.hypot(b.x - a.x, b.y - a.y);
    if (left <= piece || i === points.length - 1) {
      const t = piece > 0 ? Math.min(1, left / piece) : 0;
      out.x = a.x + (b.x - a.x) * t;
      out.y = a.y + (b.y - a.y) * t;
      out.dx = piece > 0 ? (b.x - a.x) / piece : 1;
      out.dy = piece > 0 ? (b.y - a.y) / piece : 0;
      return out;
    }
    left -= piece;
  }
  return out;
}

export type Step = 'up' | 'down' | 'left' | 'right';
/** The node an arrow key leads to: the next in the column, or the nearest in the next column. @returns the same at an edge */
export function neighbour(
  { nodes, layout: { boxes } }: { nodes: readonly SystemNode[]; layout: SystemsLayout },
  id: string,
  step: Step,
): string {
  const here = nodes.find((one) => one.id === id);
  if (!here) return id;
  const y = middle(boxes.get(id));
  const distance = (one: SystemNode): number => Math.abs(middle(boxes.get(one.id)) - y);
  if (step === 'up' || step === 'down') {
    const column = nodes
      .filter(({ column }) => column === here.column)
      .toSorted((a, b) => middle(boxes.get(a.id)) - middle(boxes.get(b.id)));
    const at = column.findIndex((one) => one.id === id) + (step === 'down' ? 1 : -1);
    return column[at]?.id ?? id;
  }
  const towards = step === 'right' ? 1 : -1;
  for (let at = columns.indexOf(here.column) + towards; columns[at]; at += towards) {
    const [next] = nodes
      .filter(({ column }) => column === columns[at])
      .toSorted((a, b) => distance(a) - distance(b));
    if (next) return next.id;
  }
  return id;
}

/** The node that lies under a point of the sheet. */
export const nodeAt = (nodes: readonly { id: string; box: Box }[], { x, y }: Point): string | null =>
  nodes.find(
    ({ box }) => x >= box.left && x <= box.left + box.width && y >= box.top && y <= box.top + box.height,
  )?.id ?? null;

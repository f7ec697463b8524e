import { describe, expect, it, test } from 'vitest';
import { chainOf, systemsGraph } from '../../client/map/systemsGraph.ts';
import {
  alongPath,
  type Box,
  layOut,
  neighbour,
  nodeAt,
  pathOf,
  pieceOf,
  sheetOf,
} from '../../client/map/systemsLayout.ts';
import { systemsModel } from '../../client/map/systemsModel.ts';
import { catalogue, tableWith } from './systemsFixtures.ts';

const homes = new Map(catalogue.services.map(({ id, entry }) => [id, entry]));
const graph = systemsGraph(catalogue, (id) => homes.get(id) ?? null);
const apart = (a: Box, b: Box): boolean =>
  a.left + a.width <= b.left ||
  b.left + b.width <= a.left ||
  a.top + a.height <= b.top ||
  b.top + b.height <= a.top;

describe.each([
  ['a desk of 1440', { width: 752, height: 510 }],
  ['a window of 1024', { width: 604, height: 384 }],
  ['a phone of 390', { width: 374, height: 560 }],
  ['a low window', { width: 700, height: 200 }],
  ['a wall', { width: 1800, height: 1000 }],
])('on %s', (_name, box) => {
  const sheet = sheetOf(box);
  const layout = layOut(graph, sheet);
  const boxes = [...layout.boxes];

  it('every node has a place on the sheet, and none covers another', () => {
    expect(boxes).toHaveLength(graph.nodes.length);
    const outside = boxes.filter(
      ([, { left, top, width, height }]) =>
        left < 0 || top < 0 || left + width > sheet.width + 0.01 || top + height > sheet.height + 0.01,
    );
    expect(outside.map(([id]) => id)).toEqual([]);
    const clashes = boxes.flatMap(([a, one], i) =>
      boxes.slice(i + 1).flatMap(([b, other]) => (apart(one, other) ? [] : [`${a} on ${b}`])),
    );
    expect(clashes).toEqual([]);
  });

  it('no wire lies on a node that is not its own', () => {
    const crossed = graph.wires.flatMap((wire) =>
      (pathOf(wire, layout)?.points ?? []).flatMap(({ x, y }) => {
        const id = nodeAt(
          boxes.map(([id, box]) => ({ id, box })),
          { x, y },
        );
        return id === null || id === wire.from || id === wire.to ? [] : [`${wire.id} over ${id}`];
      }),
    );
    // Between two bends a wire runs level: its ends say enough of it.
    expect([...new Set(crossed)]).toEqual([]);
    const level = graph.wires.flatMap((wire) => {
      const { points = [] } = pathOf(wire, layout) ?? {};
      return points.slice(1).flatMap((b, i) => {
        const a = points[i]!;
        if (Math.abs(a.y - b.y) > 0.1) return [];
        const [from, to] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
        return boxes
          .filter(
            ([id, box]) => id !== wire.from && id !== wire.to && from < box.left && to > box.left + box.width,
          )
          .filter(([, box]) => a.y > box.top && a.y < box.top + box.height)
          .map(([id]) => `${wire.id} through ${id}`);
      });
    });
    expect(level).toEqual([]);
  });

  it('nothing stands where the switch between maps lies', () => {
    if (sheet.width !== box.width) return;
    expect(boxes.filter(([, { left, top }]) => left < 330 && left < box.width * 0.5 && top < 50)).toEqual([]);
  });
});

test('a box too narrow to read is scrolled, one too low as well', () => {
  expect(sheetOf({ width: 374, height: 560 })).toMatchObject({ width: 740, height: 560 });
  expect(sheetOf({ width: 700, height: 200 })).toMatchObject({ width: 700, height: 372 });
});

describe('a chain', () => {
  const chain = (id: string) => [...(chainOf(graph, id)?.nodes ?? [])];

  it('leads from the link of the data centre by tracking to the rounds and the letterbox', () => {
    const found = chain('service:tracking');
    for (const id of [
      'source:users',
      'entry:main-link',
      'service:hub-control',
      'process:rounds',
      'end:letterbox',
    ])
      expect(found).toContain(id);
    for (const id of ['service:website', 'entry:payment-rails', 'channel:atm', 'process:collect'])
      expect(found).not.toContain(id);
  });

  it('follows parcels onwards, not backwards', () => {
    expect(chain('service:hub-control')).toEqual(expect.arrayContaining(['process:sort', 'process:rounds']));
    expect(chain('process:rounds')).not.toContain('process:sort');
  });

  it('leaves cash machines on their own rails', () => {
    expect(chain('channel:atm').toSorted()).toEqual([
      'channel:atm',
      'end:atm',
      'entry:payment-rails',
      'service:atm-network',
      'source:attack',
      'source:closed',
    ]);
  });

  it('is none for what is not on the map', () => {
    expect(chainOf(graph, 'hub:thillay')).toBeNull();
    expect(chainOf(graph, null)).toBeNull();
  });
});

describe('arrow keys', () => {
  const model = systemsModel(tableWith(), catalogue, sheetOf({ width: 752, height: 510 }), null);

  it('go down a column and stop at its end', () => {
    expect(neighbour(model, 'process:collect', 'down')).toBe('process:sort');
    expect(neighbour(model, 'process:collect', 'up')).toBe('process:collect');
  });

  it('go to the nearest of the next column, past a column without nodes', () => {
    expect(neighbour(model, 'process:rounds', 'right')).toBe('end:letterbox');
    expect(neighbour(model, 'entry:main-link', 'left')).toBe('source:users');
    expect(neighbour(model, 'source:users', 'left')).toBe('source:users');
  });
});

test('places on a wire run from its beginning to its end', () => {
  const wire = graph.wires.find(({ id }) => id === 'entry:main-link>service:routing')!;
  const path = pathOf(wire, layOut(graph, sheetOf({ width: 752, height: 510 })))!;
  const at = (part: number) => alongPath(path, part, { x: 0, y: 0, dx: 0, dy: 0 });
  expect(at(0)).toMatchObject({ x: path.points[0]!.x, y: path.points[0]!.y });
  expect(at(1).x).toBeCloseTo(path.points.at(-1)!.x);
  expect(at(1)).toMatchObject({ dx: 1, dy: 0 });
});

test('a piece of a wire starts and ends on it; the whole is the wire', () => {
  const wire = graph.wires.find(({ id }) => id === 'source:attack>entry:main-link')!;
  const path = pathOf(wire, layOut(graph, sheetOf({ width: 752, height: 510 })))!;
  expect(pieceOf(path, 0, 1)).toBe(path.d);
  const half = alongPath(path, 0.5, { x: 0, y: 0, dx: 0, dy: 0 });
  expect(pieceOf(path, 0, 0.5).endsWith(`L${half.x.toFixed(1)} ${half.y.toFixed(1)}`)).toBe(true);
});

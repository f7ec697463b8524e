import Phaser from 'phaser';
import { maxDots, RoadFlow } from './flow.ts';
import { asNumber, type Palette } from './palette.ts';
import { parcelColour } from './paint.ts';
import { alongPath } from './systemsLayout.ts';
import type { Flow } from './systemsModel.ts';
import type { Size, View } from './viewport.ts';

/** Everything the moving marks are drawn from. */
export interface SystemsProps {
  flows: readonly Flow[];
  view: View;
  box: Size;
  /** Device pixels per CSS pixel. */
  ratio: number;
  palette: Palette;
  moving: boolean;
}

/** Side of a mark, CSS pixels. */
const markSize = 3;
const dimmed = 0.14;

/** What moves on the systems map: honest use as squares, the attack as wedges. Nodes and wires are HTML and SVG around it. */
export class SystemsScene extends Phaser.Scene {
  private props: SystemsProps | null = null;
  private marks!: Phaser.GameObjects.Graphics;
  private running = new Map<string, { flow: RoadFlow; length: number }>();
  private readonly ready: () => void;
  private readonly point = { x: 0, y: 0, dx: 1, dy: 0 };

  constructor(ready: () => void) {
    super('systems');
    this.ready = ready;
  }

  create(): void {
    this.marks = this.add.graphics();
    this.ready();
  }

  apply(next: SystemsProps): void {
    const last = this.props;
    this.props = next;
    if (!last || last.box !== next.box || last.ratio !== next.ratio) {
      this.scale.resize(
        Math.max(1, Math.round(next.box.width * next.ratio)),
        Math.max(1, Math.round(next.box.height * next.ratio)),
      );
    }
    const before = this.running;
    this.running = new Map();
    next.flows.forEach(({ id, path, from, to, marks }, i) => {
      const length = path.length * (to - from);
      const known = before.get(id);
      const same = known !== undefined && Math.abs(known.length - length) < 1;
      const flow = same ? known.flow : new RoadFlow(length, (i * 0.618) % 1);
      if (!same || !next.moving) flow.fill(marks);
      this.running.set(id, { flow, length });
    });
    this.draw(next);
    this.game.loop.wake();
  }

  override update(_time: number, delta: number): void {
    const { props } = this;
    if (!props) return;
    if (!props.moving) {
      this.game.loop.sleep();
      return;
    }
    const seconds = Math.min(delta, 100) / 1000;
    for (const { id, marks } of props.flows) this.running.get(id)?.flow.advance(marks, seconds);
    this.draw(props);
  }

  private draw({ flows, view, ratio, palette }: SystemsProps): void {
    const { marks, point } = this;
    const scale = view.scale * ratio;
    const size = Math.max(2, Math.round(markSize * scale));
    const colours = {
      post: asNumber(parcelColour(palette)),
      bank: asNumber(palette.blue),
      attack: asNumber(palette.red),
    };
    marks.clear();
    let budget = maxDots;
    for (const { id, path, from, to, tone, dim } of flows) {
      const flow = this.running.get(id)?.flow;
      if (!flow) continue;
      marks.fillStyle(colours[tone], dim ? dimmed : 1);
      for (let i = 0; i < flow.count && budget > 0; i++, budget--) {
        alongPath(path, from + flow.place(i) * (to - from), point);
        const x = point.x * scale + view.x * ratio;
        const y = point.y * scale + view.y * ratio;
        if (tone === 'attack') wedge(marks, x, y, point.dx * size, point.dy * size);
        else marks.fillRect(x - size / 2, y - size / 2, size, size);
      }
    }
  }
}

/** A wedge that points where it goes. @param dx @param dy direction, as long as a mark is wide */
function wedge(marks: Phaser.GameObjects.Graphics, x: number, y: number, dx: number, dy: number): void {
  marks.fillTriangle(
    x + dx * 1.3,
    y + dy * 1.3,
    x - dx * 0.9 - dy,
    y - dy * 0.9 + dx,
    x - dx * 0.9 + dy,
    y - dy * 0.9 - dx,
  );
}

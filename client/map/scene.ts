import Phaser from 'phaser';
import type { BankState } from './bank.ts';
import { CellLayer } from './cells.ts';
import { along } from './curve.ts';
import { maxDots, RoadFlow } from './flow.ts';
import type { Layer } from './layers.tsx';
import type { MapState } from './mapModel.ts';
import * as paint from './paint.ts';
import { cellHalf, paintHub } from './paintHub.ts';
import { asNumber, type Palette } from './palette.ts';
import type { MapPlan } from './plan.ts';
import { RingFill } from './rings.ts';
import { toScreen, type Size, type View } from './viewport.ts';

/** Everything that is drawn from. Scene and ground decide nothing: they apply what the model says. */
export interface SceneProps {
  plan: MapPlan;
  state: MapState;
  bank: BankState;
  layer: Layer;
  /** Darkness of the ground, 0 by day to 1 by night. */
  night: number;
  view: View;
  box: Size;
  /** Device pixels per CSS pixel. */
  ratio: number;
  sizes: paint.Sizes;
  palette: Palette;
  selected: string | null;
  hovered: string | null;
  /** False when paused or when the reader wants no motion: dots stand as marks of density, rings change at once. */
  moving: boolean;
  /** Exercise time, minutes. A leap refills the roads instead of letting parcels of another hour finish their way. */
  minute: number;
}

/** So many minutes between two views are a jump, not the passing of time. */
const leapMinutes = 60;

const parcelsShown = ({ layer }: SceneProps): boolean => layer !== 'bank';

/** What moves: parcels and rings, over the ground that a canvas of its own holds. */
export class MapScene extends Phaser.Scene {
  private props: SceneProps | null = null;
  private rings!: CellLayer;
  private dots!: Phaser.GameObjects.Graphics;
  private flows: RoadFlow[] = [];
  private fills: RingFill[] = [];
  private readonly ready: (scene: MapScene) => void;
  private readonly point = { x: 0, y: 0 };

  constructor(ready: (scene: MapScene) => void) {
    super('map');
    this.ready = ready;
  }

  create(): void {
    this.dots = this.add.graphics().setDepth(1);
    this.rings = new CellLayer(this, 'rings', 2);
    this.ready(this);
  }

  /** Takes in what changed and repaints only the layers it touches. */
  apply(next: SceneProps): void {
    const last = this.props;
    this.props = next;
    const changed = (...keys: (keyof SceneProps)[]): boolean =>
      !last || keys.some((key) => last[key] !== next[key]);
    const shape = changed('plan', 'box', 'ratio', 'palette', 'sizes');
    if (changed('box', 'ratio')) this.resize(next);
    if (changed('plan')) {
      this.flows = next.plan.roads.map((road, i) => new RoadFlow(road.curve.length, (i * 0.618) % 1));
      this.fills = next.state.hubs.map((hub) => new RingFill(hub.fillBp));
    }
    if (shape) this.rings.reset(next.plan.hubs.length, cellHalf(next.sizes), next.ratio);
    if (shape || changed('view')) this.placeRings(next);
    if (shape || changed('layer')) this.rings.show(parcelsShown(next));
    next.state.hubs.forEach((hub, i) => this.fills[i]?.aim(hub.fillBp, !next.moving));
    if (shape || changed('state', 'selected', 'hovered', 'moving')) this.paintRings(next, () => true);
    const leap = !last || Math.abs(next.minute - last.minute) > leapMinutes;
    if (leap || !next.moving || changed('plan')) this.fillRoads(next);
    this.drawDots(next);
    this.game.loop.wake();
  }

  override update(time: number, delta: number): void {
    const { props } = this;
    if (!props) return;
    const turning = this.fills.map((fill) => fill.step(time));
    if (turning.includes(true)) this.paintRings(props, (i) => turning[i] ?? false);
    if (props.moving && parcelsShown(props)) {
      const seconds = Math.min(delta, 100) / 1000;
      this.flows.forEach((flow, i) => flow.advance(props.state.roads[i]?.dots ?? 0, seconds));
      this.drawDots(props);
    } else if (this.fills.every((fill) => fill.still)) {
      // Nothing changes until the next `apply`, which wakes the loop: a paused map costs nothing.
      this.game.loop.sleep();
    }
  }

  /** Dots on all roads now. */
  get dotCount(): number {
    return this.flows.reduce((sum, flow) => sum + flow.count, 0);
  }

  private resize({ box, ratio }: SceneProps): void {
    // The style sheet stretches the canvas over its element: Phaser's own zoom keeps a stale size at a ratio of one.
    this.scale.resize(
      Math.max(1, Math.round(box.width * ratio)),
      Math.max(1, Math.round(box.height * ratio)),
    );
  }

  private placeRings({ plan, view }: SceneProps): void {
    plan.hubs.forEach((hub, i) => {
      const { x, y } = toScreen(view, hub.at);
      this.rings.place(i, x, y);
    });
  }

  private paintRings(props: SceneProps, which: (i: number) => boolean): void {
    const { state, plan, sizes, palette } = props;
    state.hubs.forEach((hub, i) => {
      if (!which(i)) return;
      const selection = plan.hubs[i]?.selection;
      const mark = selection === props.selected ? 'selected' : selection === props.hovered ? 'hovered' : null;
      this.rings.paint(i, (ctx) =>
        paintHub(ctx, hub, this.fills[i]?.shown ?? hub.fillBp, mark, sizes, palette),
      );
    });
    this.rings.flush();
  }

  private fillRoads({ state }: SceneProps): void {
    this.flows.forEach((flow, i) => flow.fill(state.roads[i]?.dots ?? 0));
  }

  /** One rectangle a dot, all in one batch: what a software renderer still draws by the thousand. */
  private drawDots({ plan, state, layer, view, ratio, sizes, palette }: SceneProps): void {
    const { dots, point, flows } = this;
    const size = Math.max(2, Math.round(sizes.dot * ratio));
    const scale = view.scale * ratio;
    const left = view.x * ratio - size / 2;
    const top = view.y * ratio - size / 2;
    const fresh = asNumber(paint.parcelColour(palette));
    const old = asNumber(palette.ghost);
    dots.clear();
    if (layer === 'bank') return;
    let budget = maxDots;
    for (let i = 0; i < flows.length; i++) {
      const flow = flows[i];
      const curve = plan.roads[i]?.curve;
      if (!flow || !curve) continue;
      dots.fillStyle(state.roads[i]?.stale ? old : fresh, 1);
      for (let j = 0; j < flow.count && budget > 0; j++, budget--) {
        along(curve, flow.place(j), point);
        dots.fillRect(point.x * scale + left, point.y * scale + top, size, size);
      }
    }
  }
}

import { shadesKey } from './mapModel.ts';
import * as paint from './paint.ts';
import { paintBank } from './paintBank.ts';
import type { SceneProps } from './scene.ts';
import { parseSelection } from './selection.ts';
import { labelsOf } from './wishes.ts';

/**
 * What stands still: departments, roads, names. A plain canvas under Phaser's, painted only when it changes. Drawn by Phaser as
 * one more texture, it cost a software renderer 11 ms in every frame; left to the page's compositor it costs next to nothing.
 */
export class Ground {
  readonly canvas = document.createElement('canvas');
  /** Departments alone, kept because names and roads above them change more often. */
  private readonly land = document.createElement('canvas');
  private last: SceneProps | null = null;

  constructor(host: HTMLElement) {
    host.prepend(this.canvas);
  }

  apply(next: SceneProps): void {
    const { last } = this;
    this.last = next;
    const changed = (...keys: (keyof SceneProps)[]): boolean =>
      !last || keys.some((key) => last[key] !== next[key]);
    if (changed('box', 'ratio')) this.resize(next);
    const shape = changed('plan', 'box', 'ratio', 'palette', 'sizes', 'view');
    const land = changed('night', 'layer') || (last && shadesKey(last.state) !== shadesKey(next.state));
    if (shape || land) this.paintLand(next);
    if (shape || land || changed('state', 'bank', 'selected', 'hovered')) this.paint(next);
  }

  destroy(): void {
    this.canvas.remove();
  }

  private resize({ box, ratio }: SceneProps): void {
    for (const canvas of [this.canvas, this.land]) {
      canvas.width = Math.max(1, Math.round(box.width * ratio));
      canvas.height = Math.max(1, Math.round(box.height * ratio));
    }
  }

  private paintLand({ plan, state, layer, night, view, ratio, palette }: SceneProps): void {
    const ctx = cleared(this.land, ratio);
    const shades = layer === 'bank' ? null : state;
    if (ctx) paint.paintLand(ctx, plan, shades, night, view, palette);
  }

  private paint(props: SceneProps): void {
    const { plan, bank, layer, view, ratio, sizes, palette } = props;
    const ctx = cleared(this.canvas, ratio);
    if (!ctx) return;
    ctx.drawImage(this.land, 0, 0, this.land.width / ratio, this.land.height / ratio);
    // Beneath roads and names: the marks are many and mean little one by one.
    if (layer !== 'parcels') paintBank(ctx, plan, bank, view, sizes, palette);
    if (layer !== 'bank') this.paintParcels(ctx, props);
  }

  private paintParcels(ctx: CanvasRenderingContext2D, props: SceneProps): void {
    const { plan, state, view, box, sizes, palette, selected, hovered } = props;
    for (const [id, colour] of [
      [hovered, palette.muted],
      [selected, paint.parcelColour(palette)],
    ] as const) {
      const pointed = parseSelection(id);
      if (pointed?.kind === 'department') paint.paintOutline(ctx, plan, pointed.id, view, colour);
    }
    paint.paintRoads(ctx, plan, state, view, palette);
    ctx.font = paint.labelFont(sizes, palette);
    const labels = labelsOf(plan, state, selected, view, box, sizes, (text) => ctx.measureText(text).width);
    paint.paintLabels(ctx, labels, sizes, palette);
  }
}

/** The context of an emptied canvas, in CSS pixels. */
function cleared(canvas: HTMLCanvasElement, ratio: number): CanvasRenderingContext2D | null {
  const ctx = canvas.getContext('2d');
  ctx?.setTransform(1, 0, 0, 1, 0, 0);
  ctx?.clearRect(0, 0, canvas.width, canvas.height);
  ctx?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return ctx;
}

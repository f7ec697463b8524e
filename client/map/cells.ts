import type Phaser from 'phaser';

/**
 * Small pictures of one size that share one texture (and so one draw call) and move by themselves: a square cell each.
 */
export class CellLayer {
  private readonly scene: Phaser.Scene;
  private readonly key: string;
  private readonly depth: number;
  private texture: Phaser.Textures.CanvasTexture | null = null;
  private images: Phaser.GameObjects.Image[] = [];
  private half = 0;
  private ratio = 1;
  private columns = 1;

  constructor(scene: Phaser.Scene, key: string, depth: number) {
    this.scene = scene;
    this.key = key;
    this.depth = depth;
  }

  /** @param half half the side of a cell, CSS pixels */
  reset(count: number, half: number, ratio: number): void {
    for (const image of this.images) image.destroy();
    if (this.texture) this.scene.textures.remove(this.key);
    this.half = half;
    this.ratio = ratio;
    this.columns = Math.max(1, Math.ceil(Math.sqrt(count)));
    const side = this.side;
    const rows = Math.max(1, Math.ceil(count / this.columns));
    this.texture = this.scene.textures.createCanvas(this.key, this.columns * side, rows * side);
    this.images = Array.from({ length: count }, (_, i) => {
      this.texture?.add(i + 1, 0, (i % this.columns) * side, Math.floor(i / this.columns) * side, side, side);
      return this.scene.add
        .image(0, 0, this.key, i + 1)
        .setOrigin(0.5)
        .setDepth(this.depth);
    });
  }

  /** @param x @param y centre, CSS pixels */
  place(i: number, x: number, y: number): void {
    // Whole pixels: a picture half-way between two would blur.
    const odd = (this.side % 2) / 2;
    this.images[i]?.setPosition(Math.round(x * this.ratio) + odd, Math.round(y * this.ratio) + odd);
  }

  show(visible: boolean): void {
    for (const image of this.images) image.setVisible(visible);
  }

  /** Paints one cell about its centre; call `flush` after the last. */
  paint(i: number, draw: (ctx: CanvasRenderingContext2D) => void): void {
    const context = this.texture?.context;
    if (!context) return;
    const side = this.side;
    const left = (i % this.columns) * side;
    const top = Math.floor(i / this.columns) * side;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(left, top, side, side);
    context.setTransform(this.ratio, 0, 0, this.ratio, left + side / 2, top + side / 2);
    draw(context);
  }

  flush(): void {
    this.texture?.refresh();
  }

  private get side(): number {
    return Math.ceil(this.half * 2 * this.ratio);
  }
}

import type { Rings } from './geography.ts';
import type { HubFace, MapState } from './mapModel.ts';
import { landFill, mix, type Palette, withAlpha } from './palette.ts';
import type { MapPlan } from './plan.ts';
import { toScreen, type View } from './viewport.ts';
import type { Label } from './wishes.ts';

/**
 * The still parts of the map, painted with an ordinary 2D canvas: it smooths edges and sets type well, which a WebGL context
 * without antialiasing does not. The scene uploads the result as textures. All lengths are CSS pixels; the caller has scaled the
 * context by the device's pixel ratio.
 */
type Context = CanvasRenderingContext2D;

/** Sizes of rings and type, CSS pixels. */
export interface Sizes {
  /** Outer radius of a ring. */
  ring: number;
  figure: number;
  label: number;
  dot: number;
}

/** @param text the page's text scale: 1 on a desk, 2.4 on a wall. @param narrow on a phone the country is small */
export const sizes = (text: number, narrow: boolean): Sizes => ({
  ring: (narrow ? 10 : 12) * text,
  figure: (narrow ? 9 : 10) * text,
  label: (narrow ? 10 : 11) * text,
  dot: (narrow ? 2.6 : 3.2) * text,
});

/**
 * Departments by lateness, or plain land. Hatching marks what is unknown and what is worst, so that colour is not the only sign.
 * @param shades null: nothing is told of the departments. @param night darkness, 0..1
 */
export function paintLand(
  ctx: Context,
  plan: MapPlan,
  shades: Pick<MapState, 'departments' | 'departmentsAged'> | null,
  night: number,
  view: View,
  palette: Palette,
): void {
  const old = shades !== null && shades.departmentsAged !== null;
  ctx.save();
  ctx.translate(view.x, view.y);
  ctx.scale(view.scale, view.scale);
  ctx.lineJoin = 'round';
  ctx.lineWidth = 0.9 / view.scale;
  ctx.strokeStyle = palette.dark ? mix(palette.panel, palette.ground, 0.4) : palette.panel;
  plan.departments.forEach((department, i) => {
    if (!department.outline) return;
    const path = new Path2D(department.outline);
    const shade = shades ? (shades.departments[i]?.shade ?? null) : 0;
    ctx.fillStyle = landFill(palette, shade, night, old);
    // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas, not an array
    ctx.fill(path);
    if (shade === null) hatch(ctx, path, department.rings, withAlpha(palette.muted, 0.22), 5 / view.scale);
    if (shade === 4) hatch(ctx, path, department.rings, withAlpha(palette.ground, 0.3), 4 / view.scale);
    ctx.stroke(path);
  });
  ctx.restore();
}

function hatch(ctx: Context, path: Path2D, rings: Rings, colour: string, step: number): void {
  let left = Infinity;
  let right = -Infinity;
  let top = Infinity;
  let bottom = -Infinity;
  for (const { x, y } of rings.flat()) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const height = bottom - top;
  ctx.save();
  ctx.clip(path);
  ctx.beginPath();
  // Lines of one grid for the whole country, so that neighbours join without a seam.
  for (let x = Math.floor((left - height - top) / step) * step; x < right - top + height; x += step) {
    ctx.moveTo(x + top, bottom);
    ctx.lineTo(x + top + height, top);
  }
  ctx.strokeStyle = colour;
  ctx.lineWidth = step * 0.28;
  ctx.stroke();
  ctx.restore();
}

/** Outline of the department that is pointed at or chosen. */
export function paintOutline(ctx: Context, plan: MapPlan, id: string, view: View, colour: string): void {
  const department = plan.departments.find((d) => d.id === id);
  if (!department?.outline) return;
  ctx.save();
  ctx.translate(view.x, view.y);
  ctx.scale(view.scale, view.scale);
  ctx.lineJoin = 'round';
  ctx.lineWidth = 1.8 / view.scale;
  ctx.strokeStyle = colour;
  ctx.stroke(new Path2D(department.outline));
  ctx.restore();
}

const roadAlpha = [0.1, 0.22, 0.34, 0.46] as const;

/** Trunk roads as thin arcs: heavier with volume, dashed where the figures are old. */
export function paintRoads(ctx: Context, plan: MapPlan, state: MapState, view: View, palette: Palette): void {
  ctx.save();
  plan.roads.forEach((road, i) => {
    const face = state.roads[i];
    if (!face) return;
    const from = toScreen(view, road.curve.from);
    const control = toScreen(view, road.curve.control);
    const to = toScreen(view, road.curve.to);
    ctx.beginPath();
    ctx.moveTo(from.x, from.y);
    ctx.quadraticCurveTo(control.x, control.y, to.x, to.y);
    const alpha = roadAlpha[face.weight] + (palette.dark ? 0 : 0.25);
    const quiet = face.weight === 0 || face.stale;
    ctx.strokeStyle = withAlpha(quiet ? palette.ghost : parcelColour(palette), alpha);
    ctx.lineWidth = 0.8 + face.weight * 0.25;
    ctx.setLineDash(face.stale ? [3, 4] : []);
    ctx.stroke();
  });
  ctx.restore();
}

/** Parcels: yellow at night; on a light ground the same hue, dark enough to be seen. */
export const parcelColour = (palette: Palette): string =>
  palette.dark ? palette.yellow : mix(palette.yellow, palette.text, 0.42);

/** Names beside the rings, with a halo of the ground so that roads may pass beneath. */
export function paintLabels(ctx: Context, labels: readonly Label[], size: Sizes, palette: Palette): void {
  ctx.save();
  ctx.font = labelFont(size, palette);
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  ctx.strokeStyle = withAlpha(palette.panel, 0.8);
  ctx.lineWidth = 3;
  for (const { hub, lines, align } of labels) {
    ctx.textAlign = align;
    for (const { text, x, y, name } of lines) {
      ctx.strokeText(text, x, y);
      ctx.fillStyle = labelColour(hub, name, palette);
      ctx.fillText(text, x, y);
    }
  }
  ctx.restore();
}

/** Names in trouble stand out; a time is amber, as everything that says how old a figure is. */
export const labelColour = (hub: HubFace, name: boolean, palette: Palette): string => {
  if (!name) return palette.amberInk;
  const loud = hub.state === 'overloaded' || hub.state === 'filling';
  return loud && hub.staleMinutes === null ? palette.text : palette.muted;
};

export const labelFont = (size: Sizes, palette: Palette): string => `${size.label}px ${palette.font}`;

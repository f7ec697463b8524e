import type { Rings } from './geography.ts';
import type { Side } from './labels.ts';
import { labelBox } from './labels.ts';
import type { HubFace, MapState } from './mapModel.ts';
import { landFill, mix, type Palette, withAlpha } from './palette.ts';
import type { MapPlan } from './plan.ts';
import { toScreen, type View } from './viewport.ts';

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

/** Departments by lateness. Hatching marks what is unknown and what is worst, so that colour is not the only sign. */
export function paintLand(ctx: Context, plan: MapPlan, state: MapState, view: View, palette: Palette): void {
  ctx.save();
  ctx.translate(view.x, view.y);
  ctx.scale(view.scale, view.scale);
  ctx.lineJoin = 'round';
  ctx.lineWidth = 0.9 / view.scale;
  ctx.strokeStyle = palette.dark ? mix(palette.panel, palette.ground, 0.4) : palette.panel;
  plan.departments.forEach((department, i) => {
    if (!department.outline) return;
    const path = new Path2D(department.outline);
    const shade = state.departments[i]?.shade ?? null;
    ctx.fillStyle = landFill(palette, shade);
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

export interface Label {
  hub: HubFace;
  at: { x: number; y: number };
  text: string;
  width: number;
  side: Side;
}

/** Names beside the rings, with a halo of the ground so that roads may pass beneath. */
export function paintLabels(ctx: Context, labels: readonly Label[], size: Sizes, palette: Palette): void {
  ctx.save();
  ctx.font = labelFont(size, palette);
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  for (const { hub, at, text, width, side } of labels) {
    const box = labelBox({ at, radius: size.ring, width, height: size.label * 1.3 }, side);
    const y = (box.top + box.bottom) / 2;
    ctx.strokeStyle = withAlpha(palette.panel, 0.75);
    ctx.lineWidth = 3;
    ctx.strokeText(text, box.left, y);
    const loud = hub.state === 'overloaded' || hub.state === 'filling' || hub.working !== 'normal';
    ctx.fillStyle = loud ? palette.text : palette.muted;
    ctx.fillText(text, box.left, y);
  }
  ctx.restore();
}

export const labelFont = (size: Sizes, palette: Palette): string => `${size.label}px ${palette.font}`;

/** Half the side of the square a hub is painted into: the ring, its badge and its halo. */
export const cellHalf = (size: Sizes): number => Math.ceil(size.ring + 9);

/**
 * One hub, centred on 0,0. The ring fills clockwise from the top; full is half a day's work waiting. Old figures are drawn dashed
 * and faint; a hub that sorts slowly or not at all carries a badge.
 * @param fillBp shown now: on its way to the face's own fill
 */
export function paintHub(
  ctx: Context,
  hub: HubFace,
  fillBp: number,
  mark: 'selected' | 'hovered' | null,
  size: Sizes,
  palette: Palette,
): void {
  const stale = hub.staleMinutes !== null;
  const colour = stateColour(hub.state, palette);
  const width = size.ring * (hub.state === 'overloaded' ? 0.34 : 0.26);
  const r = size.ring - width / 2;
  ctx.save();
  ctx.beginPath();
  ctx.arc(0, 0, size.ring + 1.5, 0, Math.PI * 2);
  ctx.fillStyle = palette.dark ? palette.ground : palette.panel;
  ctx.fill();
  if (hub.state === 'overloaded' && !stale) {
    ctx.fillStyle = palette.redWash;
    ctx.fill();
  }
  if (mark) {
    ctx.beginPath();
    ctx.arc(0, 0, size.ring + 4, 0, Math.PI * 2);
    ctx.strokeStyle = mark === 'selected' ? parcelColour(palette) : palette.muted;
    ctx.lineWidth = mark === 'selected' ? 2 : 1.25;
    ctx.stroke();
  }
  ctx.lineWidth = width;
  ctx.beginPath();
  ctx.arc(0, 0, r, 0, Math.PI * 2);
  ctx.strokeStyle = withAlpha(palette.lineStrong, palette.dark ? 0.65 : 0.5);
  ctx.stroke();
  if (fillBp > 0) {
    ctx.beginPath();
    ctx.arc(0, 0, r, -Math.PI / 2, -Math.PI / 2 + (Math.PI * 2 * fillBp) / 10_000);
    ctx.strokeStyle = stale ? withAlpha(colour, 0.6) : colour;
    if (stale) ctx.setLineDash([size.ring * 0.22, size.ring * 0.16]);
    ctx.stroke();
    ctx.setLineDash([]);
  }
  ctx.font = `700 ${hub.figure.length > 2 ? size.figure * 0.86 : size.figure}px ${palette.font}`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillStyle = stale || hub.state === 'unknown' ? palette.muted : palette.text;
  ctx.fillText(hub.figure, 0, size.figure * 0.06);
  if (hub.working !== 'normal') badge(ctx, hub, size, palette);
  ctx.restore();
}

/** ✕ on red: sorts nothing. ◐ on amber: sorts slowly. Drawn, so that no font can lack them. */
function badge(ctx: Context, hub: HubFace, size: Sizes, palette: Palette): void {
  const r = size.ring * 0.42;
  ctx.translate(size.ring * 0.82, size.ring * 0.82);
  ctx.beginPath();
  ctx.arc(0, 0, r + 1.5, 0, Math.PI * 2);
  ctx.fillStyle = palette.dark ? palette.ground : palette.panel;
  ctx.fill();
  const stopped = hub.working === 'stopped';
  ctx.strokeStyle = ctx.fillStyle = stopped ? palette.red : palette.amber;
  ctx.lineWidth = size.ring * 0.15;
  ctx.beginPath();
  if (stopped) {
    const d = r * 0.62;
    ctx.moveTo(-d, -d);
    ctx.lineTo(d, d);
    ctx.moveTo(d, -d);
    ctx.lineTo(-d, d);
    ctx.stroke();
    return;
  }
  ctx.arc(0, 0, r - ctx.lineWidth / 2, 0, Math.PI * 2);
  ctx.stroke();
  ctx.beginPath();
  ctx.arc(0, 0, r - ctx.lineWidth / 2, Math.PI / 2, -Math.PI / 2);
  ctx.fill();
}

export const stateColour = (state: HubFace['state'], palette: Palette): string =>
  state === 'overloaded'
    ? palette.red
    : state === 'filling'
      ? palette.amber
      : state === 'calm'
        ? mix(palette.muted, palette.text, 0.45)
        : palette.ghost;

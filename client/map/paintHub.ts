import type { HubFace } from './mapModel.ts';
import { parcelColour, type Sizes } from './paint.ts';
import { mix, type Palette, withAlpha } from './palette.ts';

type Context = CanvasRenderingContext2D;

/** Half the side of the square a hub is painted into: the ring, its arc of speed, its badge and its halo. */
export const cellHalf = (size: Sizes): number => Math.ceil(size.ring * 1.5 + 4);

/** Nearer to an ordinary day than this part of the ring, a notch would only sit on the ring's end. */
const notchFromBp = 300;

/** Angle of a share of the ring, from the top clockwise. */
const angle = (bp: number): number => -Math.PI / 2 + (Math.PI * 2 * bp) / 10_000;

/**
 * One hub, centred on 0,0. The ring fills clockwise from the top. What an ordinary day would hold is neutral and ends at a notch;
 * what lies beyond has the colour of the state. A thin arc around it is the sorting speed, drawn only where it is not the normal
 * one. Old figures are faded and dashed.
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
  const faded = (colour: string, alpha: number): string => (stale ? withAlpha(colour, alpha) : colour);
  const width = size.ring * 0.28;
  const r = size.ring - width / 2;
  const stroke = (from: number, to: number, radius: number, colour: string): void => {
    if (to <= from) return;
    ctx.beginPath();
    ctx.arc(0, 0, radius, angle(from), angle(to));
    ctx.strokeStyle = colour;
    ctx.stroke();
  };
  ctx.save();
  disc(ctx, size.ring + 1.5, palette.dark ? palette.ground : palette.panel);
  if (hub.state === 'overloaded' && !stale) disc(ctx, size.ring + 1.5, palette.redWash);
  ctx.lineWidth = width;
  stroke(0, 10_000, r, withAlpha(palette.lineStrong, palette.dark ? 0.65 : 0.5));
  if (stale) ctx.setLineDash([size.ring * 0.2, size.ring * 0.17]);
  const ordinary = hub.state === 'calm' ? fillBp : Math.min(fillBp, hub.ordinaryFillBp);
  stroke(0, ordinary, r, faded(stateColour('calm', palette), 0.6));
  stroke(ordinary, fillBp, r, faded(stateColour(hub.state, palette), 0.75));
  ctx.setLineDash([]);
  if (Math.abs(hub.fillBp - hub.ordinaryFillBp) >= notchFromBp)
    notch(ctx, angle(hub.ordinaryFillBp), size.ring, width, faded(palette.text, 0.6));
  if (hub.working !== 'normal') {
    ctx.lineWidth = size.ring * 0.12;
    stroke(0, hub.speedBp, size.ring * 1.22, faded(workingColour(hub.working, palette), 0.5));
  }
  if (mark) {
    ctx.lineWidth = mark === 'selected' ? 2 : 1.25;
    stroke(0, 10_000, size.ring * 1.22 + 3, mark === 'selected' ? parcelColour(palette) : palette.muted);
  }
  ctx.font = `700 ${hub.figure.length > 2 ? size.figure * 0.86 : size.figure}px ${palette.font}`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillStyle = stale || hub.state === 'unknown' ? palette.muted : palette.text;
  ctx.fillText(hub.figure, 0, size.figure * 0.06);
  if (hub.working === 'slowed' || hub.working === 'stopped')
    badge(ctx, hub.working, faded(workingColour(hub.working, palette), 0.6), size, palette);
  ctx.restore();
}

function disc(ctx: Context, radius: number, colour: string): void {
  ctx.beginPath();
  ctx.arc(0, 0, radius, 0, Math.PI * 2);
  ctx.fillStyle = colour;
  ctx.fill();
}

/** Where an ordinary day would end: a short line across the ring. */
function notch(ctx: Context, at: number, ring: number, width: number, colour: string): void {
  const [x, y] = [Math.cos(at), Math.sin(at)];
  ctx.beginPath();
  ctx.moveTo(x * (ring - width - 1), y * (ring - width - 1));
  ctx.lineTo(x * (ring + 1.5), y * (ring + 1.5));
  ctx.lineWidth = 1.5;
  ctx.strokeStyle = colour;
  ctx.stroke();
}

/** ✕ on red: sorts nothing. ◐ on amber: sorts slowly. Drawn, so that no font can lack them. */
function badge(
  ctx: Context,
  working: 'slowed' | 'stopped',
  colour: string,
  size: Sizes,
  palette: Palette,
): void {
  const r = size.ring * 0.42;
  ctx.translate(size.ring * 0.86, size.ring * 0.86);
  disc(ctx, r + 1.5, palette.dark ? palette.ground : palette.panel);
  ctx.strokeStyle = ctx.fillStyle = colour;
  ctx.lineWidth = size.ring * 0.15;
  ctx.beginPath();
  if (working === 'stopped') {
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

export const workingColour = (working: HubFace['working'], palette: Palette): string =>
  ({ stopped: palette.red, slowed: palette.amber, faster: palette.green, normal: palette.muted })[working];

export const stateColour = (state: HubFace['state'], palette: Palette): string =>
  state === 'overloaded'
    ? palette.red
    : state === 'filling'
      ? palette.amber
      : state === 'calm'
        ? mix(palette.muted, palette.text, 0.45)
        : palette.ghost;

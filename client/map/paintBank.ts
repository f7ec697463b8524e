import type { BankState } from './bank.ts';
import type { Sizes } from './paint.ts';
import { type Palette, withAlpha } from './palette.ts';
import type { MapPlan } from './plan.ts';
import { toScreen, type View } from './viewport.ts';

/**
 * Cash machines, one a department: filled while lit, an empty frame when out. None while nothing is known: empty frames would
 * say that the cash is gone.
 */
export function paintBank(
  ctx: CanvasRenderingContext2D,
  plan: MapPlan,
  bank: BankState,
  view: View,
  size: Sizes,
  palette: Palette,
): void {
  if (bank.cashBp === null) return;
  const half = size.dot * 1.15;
  ctx.save();
  ctx.lineWidth = Math.max(1, size.dot * 0.32);
  for (const { mark, rank } of plan.departments) {
    const { x, y } = toScreen(view, mark);
    const lit = rank < bank.lit;
    ctx.beginPath();
    ctx.roundRect(x - half, y - half * 1.15, half * 2, half * 2.3, half * 0.4);
    ctx.fillStyle = lit ? palette.blue : withAlpha(palette.panel, 0.7);
    ctx.fill();
    ctx.strokeStyle = lit ? withAlpha(palette.panel, 0.8) : palette.ghost;
    ctx.stroke();
    // The slot: what makes it a machine and not a parcel.
    ctx.beginPath();
    ctx.moveTo(x - half * 0.5, y - half * 0.35);
    ctx.lineTo(x + half * 0.5, y - half * 0.35);
    ctx.strokeStyle = lit ? palette.panel : palette.ghost;
    ctx.stroke();
  }
  ctx.restore();
}

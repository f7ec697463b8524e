import type { z } from 'zod';
import { part, WHOLE } from '../arithmetic.ts';
import type { Levers } from '../levers.ts';
import type { Resolver } from '../refer.ts';
import type { TeamState } from '../state.ts';
import type { World } from '../world.ts';

/** Pushes levers while it stands; `strengthBp` is how far it has ramped up or faded. It sees nothing that moves (see `leversOf`). */
export type Push = (levers: Levers, strengthBp: number, world: World) => void;
/** Changes the state once. */
export type Fire = (world: World, state: TeamState) => void;

export interface StandingEffect {
  kind: string;
  standing: true;
  push: Push;
  /** Stands before the others: they look at what it pushed. */
  first: boolean;
  rampTicks: number;
  fadeBpPerHour: number;
  fadesToBp: number;
  lastsTicks: number;
}

export type CompiledEffect = StandingEffect | { kind: string; standing: false; fire: Fire };

/** An entry of the effect vocabulary. A new one is an object like this in a file here, and a line in `index.ts`. */
export type EffectKind<S extends z.ZodType = z.ZodType> =
  | { standing: true; schema: S; compile: (params: z.output<S>, to: Resolver) => Push; first: boolean }
  | { standing: false; schema: S; compile: (params: z.output<S>, to: Resolver) => Fire };

export const standing = <S extends z.ZodType>(
  schema: S,
  compile: (params: z.output<S>, to: Resolver) => Push,
  first = false,
): EffectKind<S> => ({ standing: true, schema, compile, first });

export const once = <S extends z.ZodType>(
  schema: S,
  compile: (params: z.output<S>, to: Resolver) => Fire,
): EffectKind<S> => ({ standing: false, schema, compile });

/** Lifts a lever to what this effect brings at the given strength, where it stands lower. */
export function raise(levers: Int32Array, index: number, toBp: number, strengthBp: number): void {
  levers[index] = Math.max(levers[index]!, part(toBp, strengthBp));
}

/** Adds to a lever what this effect brings at the given strength. */
export function add(levers: Int32Array, index: number, by: number, strengthBp: number): void {
  levers[index] = levers[index]! + part(by, strengthBp);
}

/** Multiplies a lever by (1 + by) at the given strength. */
export function scale(levers: Int32Array, index: number, byBp: number, strengthBp: number): void {
  levers[index] = Math.max(0, part(levers[index]!, WHOLE + part(byBp, strengthBp)));
}

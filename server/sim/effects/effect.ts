import type { z } from 'zod';
import type { Levers } from '../levers.ts';
import type { Resolver } from '../refer.ts';
import type { TeamState } from '../state.ts';
import type { World } from '../world.ts';
import type { Pull } from './pull.ts';

/**
 * Pushes levers while it stands, in a way that no `Pull` says; `strengthBp` is how far it has ramped up or faded. It sees nothing that
 * moves (see `leversOf`).
 */
export type Push = (levers: Levers, strengthBp: number, world: World) => void;
/** Changes the state once. */
export type Fire = (world: World, state: TeamState) => void;

/**
 * What an effect acts on: things by their place in the world, the team's trust, or a flag by its name. `cash` and `fraud` are those of a
 * bank channel, `need` is one that a channel has of a service. Screens show the figures of some of these; a pack that lacks one of
 * them has written an effect that does nothing.
 */
export type Aim =
  | At<'entry'>
  | At<'service'>
  | At<'process'>
  | At<'channel'>
  | At<'obligation'>
  | At<'cash'>
  | At<'fraud'>
  | (At<'need'> & { service: number })
  | { kind: 'trust'; place: 0 }
  | { kind: 'flag'; name: string };
type At<Kind> = { kind: Kind; place: number };

export const onTrust: readonly Aim[] = [{ kind: 'trust', place: 0 }];
/** Said on purpose: no screen shows a figure that it acts on, and it works in every pack. */
export const onNothing: readonly Aim[] = [];

export interface StandingEffect {
  kind: string;
  aims: readonly Aim[];
  standing: true;
  does: Pull | Push;
  /** Stands before the others: they look at what it pushed. */
  first: boolean;
  rampTicks: number;
  fadeBpPerHour: number;
  fadesToBp: number;
  lastsTicks: number;
}

export type CompiledEffect =
  | StandingEffect
  | { kind: string; aims: readonly Aim[]; standing: false; fire: Fire; pays?: number };

/** An effect's parameters made ready: what it acts on, and what it does there. */
type Pushing = { aims: readonly Aim[]; does: Pull | Push };
/** `pays`: what it costs at once, k€. */
type Firing = { aims: readonly Aim[]; fire: Fire; pays?: number };

/** An entry of the effect vocabulary. A new one is an object like this in a file here, and a line in `index.ts`. */
export type EffectKind<S extends z.ZodType = z.ZodType> =
  | { standing: true; schema: S; compile: (params: z.output<S>, to: Resolver) => Pushing; first: boolean }
  | { standing: false; schema: S; compile: (params: z.output<S>, to: Resolver) => Firing };

export const standing = <S extends z.ZodType>(
  schema: S,
  compile: (params: z.output<S>, to: Resolver) => Pushing,
  first = false,
): EffectKind<S> => ({ standing: true, schema, compile, first });

export const once = <S extends z.ZodType>(
  schema: S,
  compile: (params: z.output<S>, to: Resolver) => Firing,
): EffectKind<S> => ({ standing: false, schema, compile });

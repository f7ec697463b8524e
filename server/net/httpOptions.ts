import type { FastifyServerOptions } from 'fastify';
import type { Store } from '../store/store.ts';
import type { Access } from './access.ts';
import type { Build } from './build.ts';
import type { Engine } from './engine.ts';
import type { PricingDesk } from './pricings.ts';
import type { ReplayDesk } from './replays.ts';
import type { PublicUrl } from './publicUrl.ts';
import type { Rooms } from './rooms.ts';

/** What the routes work with. */
export interface HttpOptions {
  access: Access;
  rooms: Rooms;
  store: Store;
  engine: Engine;
  pricings: PricingDesk;
  replays: ReplayDesk;
  version: string;
  /** Addresses players can open; asked on every request, since a laptop changes networks. */
  addresses: () => string[];
  publicUrl: PublicUrl;
  /** Folder of the built client; null: another server (Vite) serves it. */
  client: string | null;
  build: Build;
  logger: FastifyServerOptions['logger'];
}

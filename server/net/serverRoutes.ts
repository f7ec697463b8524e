import type { FastifyPluginAsync } from 'fastify';
import type { ScenarioSummary, ServerInfo } from '#protocol/http.ts';
import { clientAddress } from './publicUrl.ts';
import { bearerOf } from './bearer.ts';
import type { HttpOptions } from './httpOptions.ts';

/** What the server is and what it offers. */
export const serverRoutes: FastifyPluginAsync<HttpOptions> = async (app, options) => {
  const { access, engine, version, addresses } = options;

  app.get('/server', (): ServerInfo => ({ version, addresses: addresses() }));

  app.get('/scenarios', (request): ScenarioSummary[] => {
    access.facilitator(clientAddress(request.raw, options.publicUrl), bearerOf(request));
    return [...engine.offered.values()].map((pack) => engine.summary(pack));
  });
};

// oxlint-disable oxc/no-async-endpoint-handlers -- That rule is about Express; Fastify waits for its handlers.
import { gzipSync } from 'node:zlib';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { createRequest, joinRequest } from '#protocol/commands.ts';
import type { Created, ExerciseSummary, JoinInfo, Joined } from '#protocol/http.ts';
import { runFile } from '../report/runFile.ts';
import { bearerOf } from './bearer.ts';
import { hashOf } from './codes.ts';
import type { HttpOptions } from './httpOptions.ts';
import { clientAddress } from './publicUrl.ts';
import { parse } from './refusals.ts';
import type { Room } from './room.ts';
import { join, joinInfo, renew } from './seats.ts';

/** An exercise of 2,000 teams names them all. */
const createBodyLimit = 512 * 1024;

type WithCode = { Params: { code: string } };

/** Creating, finding, joining and deleting exercises. */
export const exerciseRoutes: FastifyPluginAsync<HttpOptions> = async (
  app,
  { access, rooms, store, pricings, replays, publicUrl },
) => {
  const from = (request: FastifyRequest) => clientAddress(request.raw, publicUrl);
  // Before the body is read: nobody without the key makes the server parse a large one.
  const forFacilitator = async (request: FastifyRequest) =>
    access.facilitator(from(request), bearerOf(request));
  const facilitatorOnly = { onRequest: forFacilitator };

  app.post(
    '/',
    { ...facilitatorOnly, bodyLimit: createBodyLimit },
    async (request, reply): Promise<Created> => {
      const room = await rooms.create(parse(createRequest, request.body ?? {}, 'The new exercise'));
      reply.code(201);
      return { code: room.code, projectorKey: room.exercise.definition.projectorKey };
    },
  );

  app.get('/', facilitatorOnly, async (): Promise<ExerciseSummary[]> => rooms.summaries());

  app.get<WithCode>('/:code', async (request): Promise<JoinInfo> =>
    joinInfo(await access.room(from(request), request.params.code)),
  );

  app.post<WithCode>('/:code/seats', async (request, reply): Promise<Joined> => {
    access.joining(from(request));
    const room = await access.room(from(request), request.params.code);
    const joined = await join(room, store, parse(joinRequest, request.body ?? {}, 'The seat'));
    reply.code(201);
    return joined;
  });

  app.post<{ Params: { code: string; seat: string } }>(
    '/:code/seats/:seat/token',
    facilitatorOnly,
    async (request): Promise<Joined> => {
      const room = await access.room(from(request), request.params.code);
      return renew(room, store, request.params.seat);
    },
  );

  app.get<WithCode>('/:code/catalogue', async (request, reply) => {
    const room = await access.room(from(request), request.params.code);
    const { json, gzip, etag } = catalogueOf(room);
    reply.headers({
      // An hour without asking: it never changes during an exercise, but a newer program may say more in it.
      'cache-control': 'public, max-age=3600',
      'content-type': 'application/json; charset=utf-8',
      vary: 'accept-encoding',
      etag,
    });
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(json);
    return reply.header('content-encoding', 'gzip').send(gzip);
  });

  app.get<WithCode>('/:code/projector-key', facilitatorOnly, async (request) => {
    const room = await access.room(from(request), request.params.code);
    return { projectorKey: room.exercise.definition.projectorKey };
  });

  app.get<WithCode>('/:code/log', facilitatorOnly, async (request, reply): Promise<string> => {
    const definition = rooms.definition(request.params.code);
    reply.header('content-type', 'application/json; charset=utf-8');
    return runFile({
      definition,
      tick: rooms.tickOf(definition.code),
      entries: store.entries(definition.id),
      pack: store.pack(definition.packHash) ?? 'null',
    });
  });

  app.delete<WithCode>('/:code', facilitatorOnly, async (request, reply) => {
    const { code } = rooms.definition(request.params.code);
    await rooms.delete(code);
    pricings.forget(code);
    replays.forget(code);
    return reply.code(204).send();
  });
};

const catalogues = new WeakMap<Room, { json: string; gzip: Buffer; etag: string }>();

/** Everybody fetches the catalogue in the same minute: put into words and compressed once. */
function catalogueOf(room: Room): { json: string; gzip: Buffer; etag: string } {
  let catalogue = catalogues.get(room);
  if (!catalogue) {
    const json = JSON.stringify(room.exercise.catalogue);
    catalogue = { json, gzip: gzipSync(json), etag: `"${hashOf(json).slice(0, 32)}"` };
    catalogues.set(room, catalogue);
  }
  return catalogue;
}

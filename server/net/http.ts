import type { Socket } from 'node:net';
import helmet from '@fastify/helmet';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { buildHeader } from '#protocol/build.ts';
import { Refused, type Refusal } from '#protocol/text.ts';
import { debriefRoutes } from './debriefRoutes.ts';
import { exerciseRoutes } from './exerciseRoutes.ts';
import type { HttpOptions } from './httpOptions.ts';
import { nothingHere } from './nothingHere.ts';
import { internal, refusalIn, statusOf } from './refusals.ts';
import { serverRoutes } from './serverRoutes.ts';
import { staticFiles } from './staticFiles.ts';

/** Largest body, bytes. */
export const bodyLimit = 64 * 1024;

/** What the client needs and nothing more: no inline script, no other origin. Phaser makes blob: and data: images. */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    // Attributes only: positions and colours of single elements.
    styleSrcAttr: ["'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'", 'data:'],
    connectSrc: ["'self'", 'data:', 'blob:'],
    workerSrc: ["'self'", 'blob:'],
    objectSrc: ["'none'"],
    baseUri: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'self'"],
  },
};

export async function createHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: options.logger,
    bodyLimit,
    // A query or a path longer than this is no link of ours.
    routerOptions: { maxParamLength: 64 },
    forceCloseConnections: true,
    clientErrorHandler: refuseNoRequest,
    // A path that cannot be decoded, say: found before there is a route.
    frameworkErrors: answerError,
  });

  // The LAN of a classroom has no certificates: nothing may force the browser to https.
  await app.register(helmet, {
    contentSecurityPolicy,
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    referrerPolicy: { policy: 'no-referrer' },
  });

  app.setErrorHandler(answerError);
  // Answers of the moment: kept by nobody, unless a route knows better.
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
  });
  // Not on what a browser keeps: it would go on telling the build of the day it was sent.
  app.addHook('onSend', async (_request, reply) => {
    const build = options.build();
    if (build !== null && reply.getHeader('cache-control') === 'no-store') reply.header(buildHeader, build);
  });
  await app.register(serverRoutes, { ...options, prefix: '/api' });
  await app.register(debriefRoutes, { ...options, prefix: '/api/exercises' });
  await app.register(exerciseRoutes, { ...options, prefix: '/api/exercises' });
  if (options.client === null) app.setNotFoundHandler(nothingHere);
  else await app.register(staticFiles, { folder: options.client, base: options.publicUrl.base });
  await app.ready();
  return app;
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  let refusal = refusalOf(error);
  if (!refusal) {
    request.log.error(error);
    ({ refusal } = internal());
  }
  const seconds = refusal.code === 'too-fast' ? refusal.params?.['seconds'] : undefined;
  if (seconds !== undefined) void reply.header('retry-after', String(seconds));
  void reply.code(statusOf(refusal)).send({ refusal });
}

/** What is no request at all gets the refusal of one that cannot be read; Fastify never sees it. */
function refuseNoRequest(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const { refusal } = new Refused('malformed', 'This is no request that the server can read.');
  const body = JSON.stringify({ refusal });
  const status = notRequests[error.code ?? ''] ?? '400 Bad Request';
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
const notRequests: Record<string, string> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
};

/** The refusal inside an error: our own, or Fastify's about a request. Null: a fault of ours. */
function refusalOf(error: unknown): Refusal | null {
  const refusal = refusalIn(error);
  if (refusal) return refusal;
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return new Refused('too-large', 'That is too much for one message.').refusal;
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    const reason = error instanceof Error ? error.message.replace(/\.$/, '') : 'no reason given';
    const advice = code?.startsWith('FST_ERR_CTP_') ? ' Send JSON.' : '';
    return new Refused('malformed', `The request cannot be read: ${reason}.${advice}`, {
      details: reason,
    }).refusal;
  }
  return null;
}

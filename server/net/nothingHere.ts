import type { FastifyReply, FastifyRequest } from 'fastify';

/** The answer to a path that is none of ours. */
export function nothingHere(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const path = request.url.split('?')[0] ?? '';
  return reply.code(404).send({ message: `There is nothing at ${request.method} ${path.slice(0, 200)}.` });
}

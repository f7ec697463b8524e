import type { FastifyRequest } from 'fastify';

/** The key in `Authorization: Bearer <key>`; null if there is none. */
export function bearerOf(request: FastifyRequest): string | null {
  return /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

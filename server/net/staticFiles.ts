import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync } from 'fastify';
import { nothingHere } from './nothingHere.ts';

/**
 * The built client. Files under /assets/ carry a hash of their content in their name and are kept by the browser for ever;
 * the page itself is asked for anew each time, whole: two builds may share its size and, in an image, its date. A path of
 * the client's own router gets that page.
 */
const plugin: FastifyPluginAsync<{ folder: string }> = async (app, { folder }) => {
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: true,
    preCompressed: true,
    cacheControl: false,
    etag: false,
    lastModified: false,
    setHeaders: (response, path) => {
      const hashed = /[\\/]assets[\\/]/.test(path);
      response.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });

  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const page = request.method === 'GET' || request.method === 'HEAD';
    // A file that is missing must not come back as a page: the browser would try to run it.
    if (!page || /^\/(api|assets|socket\.io)(\/|$)/.test(path) || /\.\w+$/.test(path)) {
      return nothingHere(request, reply);
    }
    return reply.sendFile('index.html');
  });
};

/** Not in a context of its own, so that its not-found handler is the server's. */
export const staticFiles = Object.assign(plugin, { [Symbol.for('skip-override')]: true });

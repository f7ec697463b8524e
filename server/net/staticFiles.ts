import fastifyStatic from '@fastify/static';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import { nothingHere } from './nothingHere.ts';

/**
 * The built client. Files under /assets/ carry a hash of their content in their name and are kept by the browser for ever;
 * the page itself is asked for anew each time, whole: two builds may share its size and, in an image, its date. A path of
 * the client's own router gets that page.
 */
const plugin: FastifyPluginAsync<{ folder: string; base: string }> = async (app, { folder, base }) => {
  // Links in the page are relative, so that one build serves any folder of a site.
  const page = async (reply: FastifyReply) => {
    const written = await readFile(join(folder, 'index.html'), 'utf8');
    const html = written.replace(/<head>|$/, (head) => `${head}<base href="${base}/" />`);
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(html);
  };
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
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

  app.get('/', (_request, reply) => page(reply));
  app.get('/index.html', (_request, reply) => page(reply));
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const asked = request.method === 'GET' || request.method === 'HEAD';
    // A file that is missing must not come back as a page: the browser would try to run it.
    if (!asked || /^\/(api|assets|socket\.io)(\/|$)/.test(path) || /\.\w+$/.test(path)) {
      return nothingHere(request, reply);
    }
    return page(reply);
  });
};

/** Not in a context of its own, so that its not-found handler is the server's. */
export const staticFiles = Object.assign(plugin, { [Symbol.for('skip-override')]: true });

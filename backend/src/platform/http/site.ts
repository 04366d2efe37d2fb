import { existsSync } from 'node:fs';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { problem } from './problem';

const hashed = /-[\w-]{8}\.(?:js|css|woff2)$/;

/** Serves the built pages: files with a hash in their name for ever, and `index.html` for every address of the application. */
export async function serveSite(app: NestFastifyApplication, root: string): Promise<void> {
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const built = existsSync(join(root, 'index.html'));
  if (built) {
    await app.register(staticFiles as never, {
      root,
      wildcard: false,
      index: false,
      setHeaders: (reply: { header(name: string, value: string): void }, path: string) =>
        reply.header('cache-control', hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'),
    });
  }
  server.get('/*', (request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    if (!built || path.startsWith('/api/') || path.startsWith('/health/') || /\.[a-z0-9]{2,5}$/.test(path)) {
      return reply.status(404).type('application/problem+json; charset=utf-8').send(problem(404, 'not-found', 'Cette adresse ne mène à rien.').view);
    }
    // Pages that a link opens are for those who were given it, not for search engines.
    if (/^\/[a-z]\/?$/.test(path)) void reply.header('x-robots-tag', 'noindex, nofollow');
    return reply.header('cache-control', 'no-cache').sendFile('index.html', root);
  });
}

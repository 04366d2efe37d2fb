import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Milliseconds before which this route never answers, so that its time tells nothing. */
    answersAfter?: number;
  }
}

/**
 * What an answer must not tell: no browser nor proxy keeps one of the API, and a route whose work depends on whether
 * somebody is known (`@RouteConfig({ answersAfter })`) takes the same time either way. The wait holds no connection.
 */
export function keepDiscreet(server: FastifyInstance): void {
  server.addHook('onSend', async (request, reply, payload) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    const left = (request.routeOptions.config?.answersAfter ?? 0) - reply.elapsedTime;
    if (left > 0) await new Promise((go) => setTimeout(go, left));
    return payload;
  });
}

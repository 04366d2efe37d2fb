import type { FastifyInstance } from 'fastify';
import { problem } from './problem';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses unsafe requests that another site made a browser send: `Sec-Fetch-Site` where the browser says it, else
 * `Origin` against `Host`. A request that carries neither comes from no browser and passes.
 */
export function refuseCrossSite(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _reply, done) => {
    if (safe.has(request.method)) return done();
    const { 'sec-fetch-site': site, origin, host } = request.headers;
    const foreign = typeof site === 'string' ? site !== 'same-origin' && site !== 'none' : origin !== undefined && !sameHost(origin, host);
    done(foreign ? problem(403, 'cross-site', 'Cette demande vient d’un autre site.') : undefined);
  });
}

const sameHost = (origin: string, host: string | undefined) => URL.canParse(origin) && new URL(origin).host === host;

import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { AppModule } from './app.module';
import { describeApi } from './platform/http/open-api';
import { answerFileParts } from './platform/files/sends-file';
import { CONFIG } from './platform/config/config.module';
import type { Config } from './platform/config/config';
import { refuseCrossSite } from './platform/http/cross-site';
import { keepDiscreet } from './platform/http/discreet';
import { secure } from './platform/http/security-headers';
import { serveSite } from './platform/http/site';

z.config(z.locales.fr());

/** Builds the application, ready to listen. `siteRoot`: where the built pages are. */
export async function createApp(options: { siteRoot?: string; guards?: boolean } = {}): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ trustProxy: trusted(Number(process.env['TRUST_PROXY'] ?? 0)), bodyLimit: 1_048_576, routerOptions: { maxParamLength: 200 } });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.build({ guards: options.guards }), adapter, { logger: ['error', 'warn'] });
  const config = app.get<Config>(CONFIG);
  app.setGlobalPrefix('api', { exclude: ['health/live', 'health/ready'] });
  app.enableShutdownHooks();
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  refuseCrossSite(server);
  keepDiscreet(server);
  answerFileParts(server);
  await app.register(cookie as never);
  await app.register(compress as never, { encodings: ['br', 'gzip'], threshold: 1024, brotliOptions: { params: { 1: 4 } } });
  // A file is read by its route, once the caller is known to have the right.
  server.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
  // A mailbox that unsubscribes its user posts a form; its address says everything.
  server.addContentTypeParser('multipart/form-data', { parseAs: 'string', bodyLimit: 4096 }, (_request, _body, done) => done(null, {}));
  await secure(app, config.secure);
  describeApi(app);
  if (options.siteRoot) await serveSite(app, options.siteRoot);
  await app.init();
  return app;
}

/** Believes so many reverse proxies, counted from this process; none by default. */
const trusted = (proxies: number) => (proxies > 0 ? (_address: string, hop: number) => hop < proxies : false);

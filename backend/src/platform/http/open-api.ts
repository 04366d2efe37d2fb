import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { apiPage } from './docs/api-docs';
import { FORMATS, SHEET_EXTENSION } from '../sheets/sheet';
import { FieldFault, ProblemView } from './problem';

/** The description of the API, made from the contracts. */
export function openApi(app: NestFastifyApplication): OpenAPIObject {
  const settings = new DocumentBuilder()
    .setTitle('Cordée')
    .setDescription('L’interface de programmation de Cordée. Les erreurs sont des documents RFC 9457.')
    .setVersion('1')
    .addCookieAuth('cordee', undefined, 'session')
    .addApiKey({ type: 'apiKey', in: 'header', name: 'x-cordee-link' }, 'link')
    .build();
  const document = SwaggerModule.createDocument(app, settings, { operationIdFactory: (_controller, method) => method });
  addProblems(document);
  addFiles(document);
  listNull(document);
  return document;
}

/** Every call may be refused; every refusal has the same shape. */
function addProblems(document: OpenAPIObject): void {
  // Copies without their ids: a named schema would become a reference to itself.
  const faults = z.array(z.object(FieldFault.shape)).optional();
  const { $schema: _, ...schema } = z.toJSONSchema(z.object({ ...ProblemView.shape, errors: faults }), { target: 'openapi-3.0' });
  document.components = { ...document.components, schemas: { ...document.components?.schemas, Problem: schema as never } };
  const answer = { description: 'Un document de problème', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
  for (const path of Object.values(document.paths)) {
    for (const operation of Object.values(path) as { responses?: Record<string, unknown> }[]) {
      if (operation.responses) operation.responses['default'] = answer;
    }
  }
}

/** Lists that leave as files answer two more types. */
function addFiles(document: OpenAPIObject): void {
  const file = { schema: { type: 'string', format: 'binary' } };
  for (const path of Object.values(document.paths)) {
    for (const operation of Object.values(path) as ({ responses?: Record<string, { content?: object }> } & Record<string, unknown>)[]) {
      const answer = operation.responses?.['200'];
      if (answer && operation[SHEET_EXTENSION]) answer.content = { ...answer.content, [FORMATS.xlsx]: file, [mediaType(FORMATS.csv)]: file };
    }
  }
}

const mediaType = (type: string) => type.split(';')[0] as string;

/** OpenAPI 3.0 reads `nullable` as nothing beside an `enum` that does not list null. */
function listNull(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  const { nullable, enum: values } = node as { nullable?: unknown; enum?: unknown };
  if (nullable === true && Array.isArray(values) && !values.includes(null)) values.push(null);
  for (const child of Object.values(node)) listNull(child);
}

/** Serves the description at `/api/openapi.json`, and as a page to read at `/api/docs`. */
export function describeApi(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  let document: OpenAPIObject | undefined;
  let page: string | undefined;
  server.get('/api/openapi.json', (_request, reply) => reply.send((document ??= openApi(app))));
  server.get('/api/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send((page ??= apiPage((document ??= openApi(app))))));
}

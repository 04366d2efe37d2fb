import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import type { OpenAPIObject } from '@nestjs/swagger';

interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  enum?: unknown[];
  const?: unknown;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  nullable?: boolean;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  default?: unknown;
}

interface Operation {
  operationId?: string;
  tags?: string[];
  description?: string;
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { description?: string; content?: Record<string, { schema: Schema }> }>;
}

interface Field {
  name: string;
  kind: Kind;
  needed: boolean;
}

/** What a value is: words, and the named shape to follow, if any. */
interface Kind {
  words: string;
  shape?: string;
}

const engine = Handlebars.create();
engine.registerPartial('kind', '{{#if shape}}<a href="#shape-{{shape}}">{{words}}</a>{{else}}{{words}}{{/if}}');
const template = engine.compile(readFileSync(join(__dirname, 'api-docs.html.hbs'), 'utf8'));

/** The description of the API as a page to read: plain HTML made here, without any script, so that it obeys the same security headers as the rest. */
export function apiPage(document: OpenAPIObject): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({
      id: operation.operationId,
      method: method.toUpperCase(),
      path,
      tag: operation.tags?.[0] ?? 'divers',
      parameters: (operation.parameters ?? []).filter((parameter) => parameter.in !== 'header').map(({ name, required, schema, in: where }): Field & { where: string } => ({
        name, kind: kindOf(schema ?? {}), needed: Boolean(required), where: where === 'path' ? 'adresse' : 'question',
      })),
      body: kindOfContent(operation.requestBody?.content),
      answers: Object.entries(operation.responses).filter(([status]) => status !== 'default').map(([status, { content }]) => ({ status, kind: kindOfContent(content) })),
    })),
  );
  const tags = [...new Set(operations.map(({ tag }) => tag))].sort().map((tag) => ({ tag, operations: operations.filter((operation) => operation.tag === tag) }));
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  const shapes = Object.entries(schemas).sort(([a], [b]) => a.localeCompare(b)).map(([name, schema]) => ({ name, fields: fieldsOf(schema), kind: schema.properties ? undefined : kindOf(schema) }));
  return template({ title: document.info.title, description: document.info.description, tags, shapes, count: operations.length });
}

const kindOfContent = (content: Record<string, { schema: Schema }> | undefined): Kind | undefined => {
  const schema = Object.values(content ?? {})[0]?.schema;
  return schema && kindOf(schema);
};

const fieldsOf = ({ properties = {}, required = [] }: Schema): Field[] =>
  Object.entries(properties).map(([name, schema]) => ({ name, kind: kindOf(schema), needed: required.includes(name) }));

const types: Record<string, string> = { string: 'texte', integer: 'entier', number: 'nombre', boolean: 'oui ou non', object: 'objet', null: 'rien' };
const formats: Record<string, string> = { uuid: 'identifiant', date: 'date', 'date-time': 'instant', email: 'adresse e-mail' };

function kindOf(schema: Schema): Kind {
  const { words, shape } = bare(schema);
  return { words: schema.nullable ? `${words}, ou rien` : words, shape };
}

function bare(schema: Schema): Kind {
  if (schema.$ref) {
    const shape = schema.$ref.split('/').at(-1) as string;
    return { words: shape, shape };
  }
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices) {
    const kinds = choices.map(kindOf);
    return { words: kinds.map(({ words }) => words).join(schema.allOf ? ' et ' : ' ou '), shape: kinds.find(({ shape }) => shape)?.shape };
  }
  if (schema.enum) return { words: schema.enum.map(String).join(' · ') };
  if (schema.const !== undefined) return { words: String(schema.const) };
  if (schema.type === 'array') {
    const { words, shape } = kindOf(schema.items ?? {});
    return { words: `liste de ${words}`, shape };
  }
  if (schema.properties) return { words: `{ ${Object.keys(schema.properties).join(', ')} }` };
  return { words: [formats[schema.format ?? ''] ?? types[schema.type ?? ''] ?? 'valeur', bounds(schema)].filter(Boolean).join(', ') };
}

function bounds({ minLength, maxLength, minimum, maximum }: Schema): string {
  const [least, most] = [minLength ?? minimum, maxLength ?? maximum];
  const unit = maxLength !== undefined || minLength !== undefined ? ' caractères' : '';
  const huge = most !== undefined && Math.abs(most) >= Number.MAX_SAFE_INTEGER;
  if (least !== undefined && most !== undefined && !huge) return `de ${least} à ${most}${unit}`;
  if (most !== undefined && !huge) return `au plus ${most}${unit}`;
  return least !== undefined && Math.abs(least) < Number.MAX_SAFE_INTEGER ? `au moins ${least}${unit}` : '';
}

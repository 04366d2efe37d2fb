import fc, { type Arbitrary } from 'fast-check';

/** The part of JSON Schema that our contracts publish. */
export interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  enum?: unknown[];
  const?: unknown;
  nullable?: boolean;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
}

export type Schemas = Record<string, Schema>;

const nasty = [
  '', ' ', '\u0000', 'é'.repeat(300), 'x'.repeat(30_000), '\uD800', '{{constructor}}', '<script>alert(1)</script>', "'; DROP TABLE person; --", '=1+1', '2024-02-30', '0000-00-00',
  '9999999999999999999999', '-1', 'NaN', 'null', '../../etc/passwd', '%00', '%', '_', '\u202e', '😀', '12:99', '00000000-0000-4000-8000-000000000001',
];

/** Anything JSON can hold, with a taste for what breaks programs. */
export const garbage: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...nasty, null, true, 0, -0, -1, 1e308, 1.5, 2 ** 53, [], {}, [[]], { __proto__: 1 }),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Values of a schema; ids are drawn from `ids`, so that what exists is met as often as what does not. */
export function fromSchema(schema: Schema, schemas: Schemas, ids: string[]): Arbitrary<unknown> {
  if (schema.$ref) return fromSchema(schemas[schema.$ref.split('/').at(-1) as string] as Schema, schemas, ids);
  if (schema.nullable) return fc.option(fromSchema({ ...schema, nullable: false }, schemas, ids), { nil: null });
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => fromSchema(choice, schemas, ids)));
  if (schema.allOf?.[0]) return fromSchema(schema.allOf[0], schemas, ids);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'string':
      return text(schema, ids);
    case 'integer':
      return fc.integer({ min: Math.max(schema.minimum ?? -1000, -1e9), max: Math.min(schema.maximum ?? 1000, 1e9) });
    case 'number':
      return fc.integer({ min: 0, max: 32 }).map((quarters) => quarters / 4);
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(fromSchema(schema.items ?? {}, schemas, ids), { minLength: schema.minItems ?? 0, maxLength: Math.min(schema.maxItems ?? 4, 4) });
    case 'object':
      return record(schema, schemas, ids);
    default:
      return garbage;
  }
}

function text({ format, minLength = 0, maxLength = 200 }: Schema, ids: string[]): Arbitrary<string> {
  switch (format) {
    case 'uuid':
      return fc.oneof(fc.constantFrom(...ids), fc.uuid({ version: 4 }));
    case 'email':
      return fc.integer({ min: 1, max: 99 }).map((number) => `somebody-${number}@example.org`);
    case 'date':
      return fc.date({ min: new Date('2023-01-01'), max: new Date('2031-01-01'), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10));
    case 'date-time':
      return fc.date({ min: new Date('2023-01-01'), max: new Date('2031-01-01'), noInvalidDate: true }).map((instant) => instant.toISOString());
    case 'time':
      return fc.constantFrom('09:00', '14:30:00');
    case 'uri':
      return fc.constant('https://example.org/supports');
    default:
      return fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, 40) });
  }
}

function record({ properties = {}, required = [] }: Schema, schemas: Schemas, ids: string[]): Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, fromSchema(schema, schemas, ids)]));
  return fc.record(fields, { requiredKeys: required.filter((name) => name in fields) });
}

/** A body of the schema, often right, sometimes with one thing spoilt, sometimes nothing like it. */
export function body(schema: Schema, schemas: Schemas, ids: string[]): Arbitrary<unknown> {
  const right = fromSchema(schema, schemas, ids);
  const spoilt = fc.tuple(right, garbage, fc.nat()).map(([value, junk, at]) => spoil(value, junk, at));
  return fc.oneof({ weight: 5, arbitrary: right }, { weight: 3, arbitrary: spoilt }, { weight: 1, arbitrary: garbage });
}

function spoil(value: unknown, junk: unknown, at: number): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return junk;
  const names = [...Object.keys(value), 'unknownField'];
  return { ...value, [names[at % names.length] as string]: junk };
}

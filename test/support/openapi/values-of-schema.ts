import fc, { type Arbitrary } from 'fast-check';
import type { Schema } from './document.ts';

/** Texts that programs get wrong. */
const ODD_TEXTS = [
  '',
  ' ',
  '\0',
  '\u{1F600}',
  '\uD800',
  '\u202E',
  "'; DROP TABLE leads; --",
  '%00',
  '../../etc/passwd',
  '{"$gt":""}',
  '$where',
  '-1',
  '1e999',
  '9'.repeat(30),
  'NaN',
  'true',
  'null',
  '<script>',
  '=1+1',
  'x'.repeat(5_000),
];

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom(...ODD_TEXTS));

/** Whatever JSON can hold. */
const anything: Arbitrary<unknown> = fc.oneof(
  text,
  fc.jsonValue({ maxDepth: 2 }),
  fc.double({ noNaN: true }),
);

type Components = Readonly<Record<string, Schema>>;

/** Values that fit a schema, and, now and then in a part of them, values that do not. */
export function valuesOfSchema(schema: Schema, components: Components): Arbitrary<unknown> {
  const fitting = fittingValues(schema, components);
  return fc.oneof({ weight: 9, arbitrary: fitting }, { weight: 1, arbitrary: anything });
}

function fittingValues(schema: Schema, components: Components): Arbitrary<unknown> {
  const of = (part: unknown) => valuesOfSchema(part as Schema, components);
  if (typeof schema['$ref'] === 'string')
    return of(components[schema['$ref'].split('/').at(-1) ?? '']);
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  const choices = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(choices)) return fc.oneof(...choices.map(of));
  const { type } = schema;
  if (Array.isArray(type)) return fc.oneof(...type.map((each) => of({ ...schema, type: each })));
  switch (type) {
    case 'string':
      return textOf(schema);
    case 'integer':
      return fc.integer(limitsOf(schema, 'minimum', 'maximum'));
    case 'number':
      return fc.oneof(fc.integer(limitsOf(schema, 'minimum', 'maximum')), fc.double());
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(of(schema['items'] ?? {}), {
        minLength: Number(schema['minItems'] ?? 0),
        maxLength: Math.max(3, Number(schema['minItems'] ?? 0)),
      });
    case 'object':
      return objectOf(schema, of);
    default:
      return anything;
  }
}

function textOf(schema: Schema): Arbitrary<string> {
  const { format, pattern } = schema;
  if (format === 'email') return fc.emailAddress();
  if (format === 'date-time')
    return fc
      .date({ noInvalidDate: true, min: new Date('1990-01-01'), max: new Date('2100-01-01') })
      .map((time) => time.toISOString());
  if (typeof pattern === 'string') {
    try {
      return fc.stringMatching(new RegExp(pattern, 'u'));
    } catch {
      // The pattern uses what fast-check cannot generate.
      return text;
    }
  }
  const minLength = Number(schema['minLength'] ?? 0);
  const maxLength = Math.max(minLength, Math.min(Number(schema['maxLength'] ?? 40), 300));
  return fc.oneof(fc.string({ minLength, maxLength }), text);
}

function limitsOf(schema: Schema, min: string, max: string) {
  const from = Math.max(Number(schema[min] ?? -1_000), -(2 ** 31));
  const to = Math.min(Number(schema[max] ?? Math.max(1_000, from)), 2 ** 31 - 1);
  return { min: Math.ceil(from), max: Math.floor(to) };
}

/** Mostly with every field that is required, and sometimes with one that is unknown. */
function objectOf(schema: Schema, of: (part: unknown) => Arbitrary<unknown>): Arbitrary<unknown> {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>);
  const required = (schema['required'] ?? []) as string[];
  const fields = Object.fromEntries(properties.map(([name, part]) => [name, of(part)]));
  return fc.oneof(
    { weight: 8, arbitrary: fc.record(fields, { requiredKeys: required }) },
    { weight: 1, arbitrary: fc.record(fields, { requiredKeys: [] }) },
    { weight: 1, arbitrary: fc.record({ ...fields, unknown: anything }) },
  );
}

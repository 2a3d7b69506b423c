import type { Schema } from './document.ts';

type Components = Readonly<Record<string, Schema>>;

interface SampleOptions {
  /** The value of fields with ids. */
  readonly id: string;
  /** With the fields that may be left out. */
  readonly isWhole: boolean;
}

/** Values by the names of fields of which a schema does not say all. */
const BY_NAME: Readonly<Record<string, string>> = {
  local: '2030-12-01T09:00',
  zone: 'UTC',
  from: '2020-01-01T00:00:00.000Z',
  to: '2040-01-01T00:00:00.000Z',
};

/** One value that fits a schema, the same each time. */
export function sampleOfSchema(
  schema: Schema,
  components: Components,
  options: SampleOptions,
  name = '',
): unknown {
  const of = (part: unknown, partName = name) =>
    sampleOfSchema(part as Schema, components, options, partName);
  if (typeof schema['$ref'] === 'string')
    return of(components[schema['$ref'].split('/').at(-1) ?? '']);
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum'])) return (schema['enum'] as unknown[])[0];
  const choices = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(choices)) return of(choices[0]);
  const { type } = schema;
  switch (Array.isArray(type) ? type[0] : type) {
    case 'string':
      return textOf(schema, name, options);
    case 'integer':
    case 'number':
      return Number(schema['minimum'] ?? 1);
    case 'boolean':
      return true;
    case 'array':
      return Number(schema['minItems'] ?? 0) > 0 || options.isWhole ? [of(schema['items'])] : [];
    case 'object':
      return objectOf(schema, of, options);
    default:
      return null;
  }
}

function textOf({ format, minLength }: Schema, name: string, { id }: SampleOptions): string {
  if (/ids?$/i.test(name)) return id;
  if (format === 'email') return 'sample@example.com';
  if (format === 'uri') return 'https://example.com/';
  if (format === 'date') return new Date().toISOString().slice(0, 10);
  if (format === 'date-time') return '2030-12-01T09:00:00.000Z';
  return (BY_NAME[name] ?? 'Sample').padEnd(Number(minLength ?? 0), 'x');
}

function objectOf(
  schema: Schema,
  of: (part: unknown, name: string) => unknown,
  { isWhole }: SampleOptions,
): unknown {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>);
  const required = new Set((schema['required'] ?? []) as string[]);
  const chosen = properties.filter(([name]) => isWhole || required.has(name));
  return Object.fromEntries(chosen.map(([name, part]) => [name, of(part, name)]));
}

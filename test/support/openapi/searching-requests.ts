import type { DocumentedCall, OpenApiDocument, Schema } from './document.ts';
import { sampleOfSchema } from './sample-of-schema.ts';

/** What a person knows who looks for hidden leads. */
export interface Known {
  /** Of a hidden lead, which comes first, and of what belongs to it and to others. */
  readonly ids: readonly string[];
  /** Ids of things that the caller sees, because they may name what is hidden. */
  readonly seenIds: readonly string[];
  /** Words, addresses and numbers to search for. */
  readonly texts: readonly string[];
}

/** A request that looks for hidden leads. */
export interface SearchingRequest {
  readonly call: DocumentedCall;
  readonly path: string;
  readonly body: unknown;
}

/**
 * The requests of one call: with each known id in its address, and with the first one and each text in its query and
 * its body.
 */
export function searchingRequests(
  call: DocumentedCall,
  { components: { schemas } }: OpenApiDocument,
  known: Known,
): SearchingRequest[] {
  if (call.method !== 'GET')
    return pathsOf(call.path, known.ids).flatMap((path) =>
      bodiesOf(call, schemas, known).map((body) => ({ call, path, body })),
    );
  const queries = queriesOf(call, schemas, known);
  const asked = pathsOf(call.path, known.seenIds).flatMap((path) =>
    queries.map((query) => `${path}${query}`),
  );
  const guessed = pathsOf(call.path, [...known.ids, ...known.seenIds]).map(
    (path) => `${path}${queries[0] ?? ''}`,
  );
  return [...new Set([...asked, ...guessed])].map((path) => ({ call, path, body: undefined }));
}

/** The address with each id for its parameter. A second parameter has each id if the first one has the first id. */
function pathsOf(path: string, ids: readonly string[]): string[] {
  const place = path.match(/\{\w+\}/)?.[0];
  if (place === undefined) return [path];
  return ids.flatMap((id, index) =>
    pathsOf(path.replace(place, encodeURIComponent(id)), index === 0 ? ids : ids.slice(0, 1)),
  );
}

/** No query, and each parameter alone with each value that may find something. */
function queriesOf(
  { parameters = [] }: DocumentedCall,
  schemas: OpenApiDocument['components']['schemas'],
  known: Known,
): string[] {
  const inQuery = parameters.filter((each) => each.in === 'query');
  const needed = inQuery.filter(({ required }) => required);
  const samples = needed.map(({ name, schema }) => [
    name,
    String(sampleOfSchema(schema, schemas, { id: known.ids[0] ?? '', isWhole: false }, name)),
  ]);
  const alone = inQuery.flatMap(({ name, schema }) =>
    valuesOf(schema, known).map((value) => [
      ...samples.filter(([other]) => other !== name),
      [name, value],
    ]),
  );
  return [samples, ...alone].map((pairs) => {
    const query = new URLSearchParams(pairs).toString();
    return query === '' ? '' : `?${query}`;
  });
}

function valuesOf(schema: Schema, known: Known): string[] {
  const choices = (schema['anyOf'] ?? schema['oneOf']) as Schema[] | undefined;
  if (choices) return choices.flatMap((choice) => valuesOf(choice, known));
  if (Array.isArray(schema['enum'])) return schema['enum'].map(String);
  if (schema['type'] === 'boolean') return ['true', 'false'];
  if (schema['type'] === 'array') return valuesOf(schema['items'] as Schema, known);
  return schema['type'] === 'string' ? [...known.ids.slice(0, 1), ...known.texts] : [];
}

function bodiesOf(
  { requestBody }: DocumentedCall,
  schemas: OpenApiDocument['components']['schemas'],
  { ids: [id = ''] }: Known,
): unknown[] {
  const schema = requestBody?.content['application/json']?.schema;
  if (!schema) return [undefined];
  return [true, false].map((isWhole) => sampleOfSchema(schema, schemas, { id, isWhole }));
}

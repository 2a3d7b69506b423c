import fc, { type Arbitrary } from 'fast-check';
import type { DocumentedCall, OpenApiDocument } from './document.ts';
import { valuesOfSchema } from './values-of-schema.ts';

/** A request as it goes over the wire. */
export interface OddRequest {
  readonly call: DocumentedCall;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** Bodies that are no JSON, or not as the header says. */
const BROKEN_BODIES = [
  '',
  '{',
  '[]',
  'null',
  '{"__proto__":{}}',
  '"text"',
  '1',
  '\u0000',
  '['.repeat(500),
];

/**
 * Requests of one call: most fit its description, and some do not in one part or another.
 *
 * @param ids ids that exist, so that not all requests ask for what is not there
 */
export function requestsOfCall(
  call: DocumentedCall,
  { components: { schemas } }: OpenApiDocument,
  ids: readonly string[],
): Arbitrary<OddRequest> {
  const ofPath = (call.parameters ?? []).filter((each) => each.in === 'path');
  const ofQuery = (call.parameters ?? []).filter((each) => each.in === 'query');
  const realId = fc.constantFrom(...ids);
  const pathValues = fc.record(
    Object.fromEntries(
      ofPath.map(({ name, schema }) => [
        name,
        fc.oneof(realId, valuesOfSchema(schema, schemas)).map(toText),
      ]),
    ),
  );
  const queryValues = fc.record(
    Object.fromEntries(
      ofQuery.map(({ name, schema }) => [name, valuesOfSchema(schema, schemas).map(toText)]),
    ),
    { requiredKeys: ofQuery.filter(({ required }) => required).map(({ name }) => name) },
  );
  return fc
    .record({ pathValues, queryValues, content: bodyOf(call, schemas) })
    .map(({ pathValues: inPath, queryValues: inQuery, content }) => ({
      call,
      path: addressOf(call.path, inPath, inQuery),
      headers: content.type === undefined ? {} : { 'content-type': content.type },
      body: content.body,
    }));
}

interface Content {
  readonly type: string | undefined;
  readonly body: string | undefined;
}

function bodyOf(
  call: DocumentedCall,
  schemas: OpenApiDocument['components']['schemas'],
): Arbitrary<Content> {
  if (call.method === 'GET') return fc.constant({ type: undefined, body: undefined });
  const described = Object.entries(call.requestBody?.content ?? {});
  const fitting = described.map(([type, { schema }]) =>
    valuesOfSchema(schema, schemas).map((value) => ({ type, body: JSON.stringify(value) })),
  );
  const json = 'application/json';
  const broken = fc.constantFrom(...BROKEN_BODIES).map((body) => ({ type: json, body }));
  const others: Arbitrary<Content> = fc.constantFrom(
    { type: undefined, body: undefined },
    { type: json, body: '{}' },
    { type: 'text/plain', body: 'text' },
    { type: 'application/x-www-form-urlencoded', body: 'a=1&a=2' },
  );
  if (fitting.length === 0)
    return fc.oneof(
      { weight: 4, arbitrary: fc.constant({ type: undefined, body: undefined }) },
      broken,
      others,
    );
  return fc.oneof({ weight: 8, arbitrary: fc.oneof(...fitting) }, broken, others);
}

const toText = (value: unknown): string =>
  typeof value === 'string' ? value.toWellFormed() : JSON.stringify(value);

function addressOf(path: string, inPath: object, inQuery: object): string {
  const values = new Map<string, string>(Object.entries(inPath));
  // `fetch` would resolve a part that is `.` or `..`.
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values.get(name) ?? '';
    return value === '.' || value === '..' || value === '' ? 'dots' : encodeURIComponent(value);
  });
  const query = new URLSearchParams(Object.entries(inQuery)).toString();
  return query === '' ? filled : `${filled}?${query}`;
}

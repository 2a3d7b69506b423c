import type { SwaggerTransform } from '@fastify/swagger';
import type { RouteOptions } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { errorAnswer } from '../../contract/error.ts';
import { ERRORS, type ErrorCode } from '../../errors.ts';
import { errorsOfRoute } from './errors-of-route.ts';
import { findNote } from './notes/find-note.ts';
import type { DocumentedAnswer, RouteNote } from './notes/route-note.ts';
import type { RouteAccess } from './route-access.ts';
import { tagOf } from './tags.ts';

const JSON_TYPE = 'application/json';

/** What the API document says of one route. Leaves out the web application and the document's own page. */
export const describeRoute: SwaggerTransform = (context) => {
  const { url, route } = context;
  const tag = tagOf(url);
  if (tag === undefined || route.schema?.hide) return { schema: { hide: true }, url };
  const note = findNote(route);
  const access = note.access ?? route.config?.access;
  const answers = answersOf(route, note, access);
  const { params, querystring, body } = route.schema ?? {};
  const withBodies = Object.entries(answers).map(([status, answer]) => [
    status,
    withSchemas(answer),
  ]);
  const { schema } = jsonSchemaTransform({
    ...context,
    schema: { params, querystring, body, response: Object.fromEntries(withBodies) as object },
  });
  const { response } = schema as { response: object };
  return {
    url,
    schema: {
      ...schema,
      ...rawBodyOf(note),
      response: { ...response, ...emptyAnswers(answers) },
      summary: note.summary,
      description: sayAccess(access),
      tags: [tag],
      operationId: operationId(String(route.method), url),
      security: securityOf(access),
    },
  };
};

type Answers = Readonly<Record<string, DocumentedAnswer>>;

/** All answers of a route: those with a schema, those of its note, and its errors. */
function answersOf(route: RouteOptions, note: RouteNote, access: RouteAccess | undefined): Answers {
  const answers: Record<string, DocumentedAnswer> = {};
  const add = (status: string | number, { description, content }: DocumentedAnswer) => {
    const before = answers[status];
    const merged = [before?.description, description].filter(Boolean).join(', ');
    answers[status] = {
      description: merged === '' ? 'Success' : merged,
      ...((before?.content ?? content) && { content: joined(before?.content, content) }),
    };
  };
  const response = (route.schema?.response ?? {}) as Record<string, z.ZodType>;
  for (const [status, schema] of Object.entries(response))
    add(status, { content: { [JSON_TYPE]: schema } });
  for (const [status, answer] of Object.entries(note.answers ?? {})) add(status, answer);
  const codes = new Set([...errorsOfRoute(route, access), ...(note.errors ?? [])]);
  const byStatus = Object.groupBy([...codes].toSorted(), (code) => String(ERRORS[code].status));
  for (const [status, ofStatus = []] of Object.entries(byStatus))
    add(status, {
      description: ofStatus.map((code) => `\`${code}\``).join(', '),
      content: { [JSON_TYPE]: errorWith(ofStatus) },
    });
  return answers;
}

type Content = NonNullable<DocumentedAnswer['content']>;

/** A type that both have is described by either schema. */
function joined(one: Content = {}, other: Content = {}): Content {
  const both = Object.entries(other).map(([type, schema]) => {
    const before = one[type];
    return [type, before ? z.union([before, schema]) : schema] as const;
  });
  return { ...one, ...Object.fromEntries(both) };
}

const errorWith = (codes: readonly ErrorCode[]): z.ZodType =>
  z.intersection(errorAnswer, z.looseObject({ code: z.enum(codes) }));

function withSchemas({ description, content = {} }: DocumentedAnswer): object {
  const types = Object.entries(content).map(([type, schema]) => [type, { schema }]);
  return { description, content: Object.fromEntries(types) as object };
}

/** Answers without a body, as `@fastify/swagger` takes them. */
const emptyAnswers = (answers: Answers): object =>
  Object.fromEntries(
    Object.entries(answers)
      .filter(([, { content }]) => !content)
      .map(([status, { description }]) => [status, { type: 'null', description }]),
  );

function rawBodyOf({ rawBody }: RouteNote): object {
  if (!rawBody) return {};
  const types = Object.entries(rawBody).map(([type, body]) => {
    const { $schema: _, ...schema } = z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' });
    return [type, { schema }];
  });
  return { body: { content: Object.fromEntries(types) as object } };
}

function securityOf(access: RouteAccess | undefined) {
  if (access === undefined) return [];
  if (access === 'person') return [{ session: [] }];
  return [{ session: [access.role] }, { apiKey: [access.scope] }];
}

function sayAccess(access: RouteAccess | undefined): string {
  if (access === undefined) return 'For anybody.';
  if (access === 'person') return 'For whoever is signed in. An API key does not open it.';
  const who = access.role === 'admin' ? 'For admins.' : 'For whoever is signed in.';
  return `${who} An API key needs the scope \`${access.scope}\`.`;
}

/** Such as `getLeadsById`: generated clients name their functions so. */
function operationId(method: string, path: string): string {
  const words = path
    .replace(/^\/api/, '')
    .split(/[/-]/)
    .filter(Boolean);
  const names = words.map((word) => {
    const name = word
      .replace(/^:/, 'by-')
      .replaceAll(/\W(\w)/g, (_, sign: string) => sign.toUpperCase());
    return name.charAt(0).toUpperCase() + name.slice(1);
  });
  return `${method.toLowerCase()}${names.join('')}`;
}

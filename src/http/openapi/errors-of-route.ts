import type { RouteOptions } from 'fastify';
import type { ErrorCode } from '../../errors.ts';
import type { RouteAccess } from './route-access.ts';

/** Any request may end with these. */
const ALWAYS = ['foreign-host', 'internal', 'storage-unavailable', 'closing'] as const;

const OF_PERSONS = ['not-signed-in', 'session-needed'] as const;
const OF_KEYS = [
  'not-signed-in',
  'api-key-wrong',
  'api-key-expired',
  'scope-missing',
  'too-many',
] as const;
const OF_ADMINS = ['admins-only', 'two-factor-needed'] as const;

const OF_BODIES = ['body-incomplete', 'too-slow', 'too-large', 'too-busy'] as const;
const OF_JSON = ['unreadable-body', 'wrong-type', 'foreign-origin'] as const;

const SAFE = new Set(['GET', 'HEAD']);

/** Meta calls these. They know their callers by a signature, and read bodies of any type. */
const OF_META = /^\/api\/(webhook|facebook\/(deauthorize|data-deletion)$)/;

/** The codes of the errors that follow from what a route is: its access, its input and its limits. */
export function errorsOfRoute(
  { method, url, schema = {}, config = {} }: RouteOptions,
  access: RouteAccess | undefined,
): ErrorCode[] {
  const takesBody = !SAFE.has(String(method));
  const hasSchema = Boolean(schema.params ?? schema.querystring ?? schema.body);
  return [
    ...ALWAYS,
    ...(access === 'person' ? OF_PERSONS : []),
    ...(typeof access === 'object' ? OF_KEYS : []),
    ...(typeof access === 'object' && access.role === 'admin' ? OF_ADMINS : []),
    ...(takesBody ? OF_BODIES : []),
    ...(takesBody && !OF_META.test(url) ? OF_JSON : []),
    ...(hasSchema ? ['invalid-input' as const] : []),
    // An id that is longer than any.
    ...(url.includes(':') ? ['no-such-route' as const] : []),
    ...(config.rateLimit ? ['too-many' as const] : []),
  ];
}

import type { Access } from '../identity.ts';

/** Who may call a route: a role or a scope, or `person` for a session and no API key. */
export type RouteAccess = Access | 'person';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Undefined: anybody, unless the route itself asks. */
    access?: RouteAccess;
  }
}

import type { FastifyRequest } from 'fastify';

/**
 * Notes that a proxy's header arrives although no proxy is trusted. Then every person seems to come from
 * the proxy's address, so that ten wrong passwords of anybody hold up everybody.
 *
 * @param warn called once
 */
export function watchForProxies(
  trustProxy: boolean | number | string[],
  warn: () => void,
): (request: FastifyRequest) => Promise<void> {
  let isKnown = trustProxy !== false;
  return async ({ headers }) => {
    if (isKnown || headers['x-forwarded-for'] === undefined) return;
    isKnown = true;
    warn();
  };
}

import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';

/** Whether LeadRabbit answers to this value of a `Host` header. */
export type IsOwnHost = (host: string) => boolean;

/**
 * The hosts that a request may name: those of the configured URL and of ALLOWED_HOSTS, the names of
 * this machine (`localhost` and below, 127.x, [::1]) and addresses, with any port. Any other name
 * can be one that its owner has pointed at this machine, so that a page of theirs may read what
 * LeadRabbit answers (DNS rebinding). An address belongs to nobody else, and a load balancer asks by it.
 */
export function ownHosts(url: string, allowed: readonly string[]): IsOwnHost {
  const names = new Set([new URL(url).hostname, ...allowed.map((name) => name.toLowerCase())]);
  return (host) => {
    const name = nameOf(host);
    if (name === undefined) return false;
    if (names.has(name) || name === 'localhost' || name.endsWith('.localhost')) return true;
    return isIP(name.replace(/^\[(.*)\]$/, '$1')) > 0;
  };
}

/** The name without the port, in the form in which browsers write it; undefined if it is none. */
function nameOf(host: string): string | undefined {
  if (!/^(\[[0-9a-f:.]+\]|[^\s/?#@\\:]+)(:\d+)?$/i.test(host)) return undefined;
  const url = `http://${host}`;
  // With the dot of a fully qualified name it is the same name.
  return URL.canParse(url) ? new URL(url).hostname.replace(/\.$/, '') : undefined;
}

/**
 * Refuses requests to a foreign host. Clients that send no `Host` at all are let in: every browser
 * sends one, and some load balancers do not.
 */
export const refuseForeignHosts =
  (isOwnHost: IsOwnHost) =>
  async ({ headers }: FastifyRequest): Promise<void> => {
    if (headers.host !== undefined && headers.host !== '' && !isOwnHost(headers.host))
      throw new AppError('foreign-host', {});
  };

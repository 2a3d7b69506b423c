import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';

/** Whether LeadRabbit answers to this value of a `Host` header. */
export type IsOwnHost = (host: string) => boolean;

/**
 * The hosts that a request may name: those of the configured URL and of ALLOWED_HOSTS, the names of
 * this machine (`localhost` and its subdomains, 127.x, [::1]) and IP addresses, with any port. The
 * owner of any other name could point it at this machine, so that a page of theirs could read
 * LeadRabbit's answers (DNS rebinding). An IP address cannot be misused in this way, and load
 * balancers use it.
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

/** The name without the port, as browsers write it. Undefined if it is not a host name. */
function nameOf(host: string): string | undefined {
  if (!/^(\[[0-9a-f:.]+\]|[^\s/?#@\\:]+)(:\d+)?$/i.test(host)) return undefined;
  const url = `http://${host}`;
  // A name that ends with a dot is the same name.
  return URL.canParse(url) ? new URL(url).hostname.replace(/\.$/, '') : undefined;
}

/**
 * Refuses requests to another host. Accepts requests without `Host`: every browser sends it, and
 * some load balancers do not.
 */
export const refuseForeignHosts =
  (isOwnHost: IsOwnHost) =>
  async ({ headers }: FastifyRequest): Promise<void> => {
    if (headers.host !== undefined && headers.host !== '' && !isOwnHost(headers.host))
      throw new AppError('foreign-host', {});
  };

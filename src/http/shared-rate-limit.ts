import { callbackify } from 'node:util';
import type {
  FastifyRateLimitOptions,
  FastifyRateLimitStore,
  FastifyRateLimitStoreCtor,
} from '@fastify/rate-limit';
import type { Counted, CountStore } from '../limits/count-store.ts';
import { createMemoryCounts } from '../limits/memory-counts.ts';

/** What `@fastify/rate-limit` tells a store of the route that it counts for. */
type RouteOptions = FastifyRateLimitOptions & {
  readonly routeInfo?: { readonly method?: unknown; readonly url?: unknown };
};

/**
 * Makes `@fastify/rate-limit` count the requests of all processes. What this process has to refuse by its own
 * count is not counted in the database, so that a flood does not become a flood of writes.
 */
export function sharedRateLimit(counts: CountStore, now: () => Date): FastifyRateLimitStoreCtor {
  return class SharedRateLimit implements FastifyRateLimitStore {
    readonly #own = createMemoryCounts();
    readonly #route: string;

    constructor({ routeInfo }: RouteOptions) {
      this.#route = `${String(routeInfo?.method)} ${String(routeInfo?.url)}`;
    }

    incr(
      address: string,
      callback: (error: Error | null, result?: { current: number; ttl: number }) => void,
      lastsMs: number,
      max: number,
    ): void {
      const key = `requests ${this.#route} ${address}`;
      const count = callbackify(async () => {
        const { count: current, until } = await this.#count(key, lastsMs, max);
        return { current, ttl: Math.max(0, until.getTime() - now().getTime()) };
      });
      count(callback);
    }

    child(options: RouteOptions): SharedRateLimit {
      return new SharedRateLimit(options);
    }

    async #count(key: string, lastsMs: number, max: number): Promise<Counted> {
      const time = { now: now(), lastsMs };
      const own = await this.#own.add(key, 1, time);
      return own.count > max ? own : counts.add(key, 1, time);
    }
  };
}

import { GraphError, type GraphAction } from '../meta-api/graph-error.ts';
import type { CallKind } from './call-kind.ts';
import type { Closure, ClosureStore } from './closure-store.ts';

const MINUTE = 60_000;

/** How long calls are held back after such a refusal, if Meta names no time. */
const CLOSED_FOR: Readonly<Partial<Record<GraphAction, number>>> = {
  throttled: 5 * MINUTE,
  reconnect: 5 * MINUTE,
  permission: 5 * MINUTE,
};

/** A closure whose start is more than this in the future, in ms, was stored by a wrong clock. */
const CLOCKS_DIFFER_MS = MINUTE;

/**
 * Holds back calls that Meta would refuse again. Each call during a rate limit extends it, and a
 * thousand leads must not try an invalid token a thousand times. All processes on one database
 * share the closures.
 */
export class CallGate {
  readonly #closures: ClosureStore;
  readonly #now: () => Date;

  constructor(closures: ClosureStore, now: () => Date) {
    this.#closures = closures;
    this.#now = now;
  }

  /** @throws GraphError if calls are held back, with the time that is left */
  async check(pageId: string, kind: CallKind): Promise<void> {
    const closures = await this.#closures.list(pageId);
    const now = this.#now().getTime();
    for (const closure of closures) {
      const { scope, since, until } = closure;
      const isValid = since.getTime() <= now + CLOCKS_DIFFER_MS;
      const left = until.getTime() - now;
      if ((scope === 'all' || scope === kind) && isValid && left > 0) throw heldBack(closure, left);
    }
  }

  /**
   * Holds back calls after a refusal of Meta. A missing permission stops one kind of call. An
   * invalid token and a rate limit stop all calls.
   */
  async failed(pageId: string, kind: CallKind, error: GraphError): Promise<void> {
    const { action, code, subcode } = error;
    const closedFor = error.retryAfterMs ?? CLOSED_FOR[action];
    if (closedFor === undefined) return;
    const since = this.#now();
    await this.#closures.close(pageId, {
      scope: action === 'permission' ? kind : 'all',
      since,
      until: new Date(since.getTime() + closedFor),
      action,
      code,
      subcode,
      // Without a code the text is LeadRabbit's own.
      message: code === 0 ? '' : error.message,
    });
  }

  /** Corrects the times after the clock was set back by `ms`. */
  hasten(ms: number): Promise<void> {
    return this.#closures.hasten(ms);
  }

  /**
   * Allows calls for a Page, or for all Pages, because a person may have fixed the cause. A rate
   * limit only ends with time.
   */
  reopen(pageId?: string): Promise<void> {
    return this.#closures.reopen(pageId);
  }
}

const heldBack = ({ action, code, subcode, message }: Closure, retryAfterMs: number): GraphError =>
  new GraphError(message || 'Meta refused another call for this Page.', {
    action,
    code,
    subcode,
    retryAfterMs,
  });

import { GraphError, type GraphAction } from '../meta-api/graph-error.ts';

const MINUTE = 60_000;

/**
 * What a call is for. Meta can refuse the leads of a Page, its list of forms or its webhook
 * separately, because each needs a different permission.
 */
export type CallKind = 'page' | 'leads' | 'forms' | 'subscription';

/** How long calls are held back after such a refusal, if Meta names no time. */
const CLOSED_FOR: Readonly<Partial<Record<GraphAction, number>>> = {
  throttled: 5 * MINUTE,
  reconnect: 5 * MINUTE,
  permission: 5 * MINUTE,
};

interface Closure {
  readonly since: number;
  readonly until: number;
  readonly error: GraphError;
}

/**
 * Holds back calls that Meta would refuse again: each call during a rate limit extends the block,
 * and a thousand leads must not try a dead token a thousand times.
 */
export class CallGate {
  readonly #closures = new Map<string, Closure>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** @throws GraphError if calls are held back, with the time that is left */
  check(pageId: string, kind: CallKind): void {
    for (const key of [keyOf(pageId, 'all'), keyOf(pageId, kind)]) {
      const closure = this.#closures.get(key);
      const left = (closure?.until ?? 0) - this.#now().getTime();
      if (closure && left > 0) throw heldBack(closure.error, left);
    }
  }

  failed(pageId: string, kind: CallKind, error: GraphError): void {
    const closedFor = error.retryAfterMs ?? CLOSED_FOR[error.action];
    if (closedFor === undefined) return;
    const scope = error.action === 'permission' ? kind : 'all';
    const since = this.#now().getTime();
    const key = keyOf(pageId, scope);
    const until = since + closedFor;
    const known = this.#closures.get(key);
    // A later refusal of a running call does not shorten the time that Meta named.
    if (known?.error.action === 'throttled' && known.until > until) return;
    this.#closures.set(key, { since, until, error });
  }

  /** @param begunAt a call that began earlier proves nothing against a later refusal */
  worked(pageId: string, kind: CallKind, begunAt: Date): void {
    for (const key of [keyOf(pageId, 'all'), keyOf(pageId, kind)]) {
      const closure = this.#closures.get(key);
      if (closure && closure.since <= begunAt.getTime()) this.#closures.delete(key);
    }
  }

  /** Corrects the times after the clock was set back by `ms`. */
  hasten(ms: number): void {
    for (const [key, { since, until, error }] of this.#closures)
      this.#closures.set(key, { since: since - ms, until: until - ms, error });
  }

  /**
   * Allows calls again, because a person may have fixed the cause. A rate limit only ends with
   * time.
   */
  reopen(pageId: string): void {
    for (const key of SCOPES.map((scope) => keyOf(pageId, scope)))
      if (this.#closures.get(key)?.error.action !== 'throttled') this.#closures.delete(key);
  }
}

/** A missing permission stops one kind of call. A dead token and a rate limit stop all calls. */
type Scope = CallKind | 'all';
const SCOPES: readonly Scope[] = ['all', 'page', 'leads', 'forms', 'subscription'];

const keyOf = (pageId: string, scope: Scope): string => `${pageId} ${scope}`;

const heldBack = (error: GraphError, retryAfterMs: number): GraphError =>
  new GraphError(error.message, {
    action: error.action,
    code: error.code,
    subcode: error.subcode,
    retryAfterMs,
  });

import { GraphError, type GraphAction } from '../meta-api/graph-error.ts';

const MINUTE = 60_000;

/**
 * What a call is for. Meta can refuse the leads of a Page, its list of forms or its webhook, each for
 * a permission of its own, and show all the rest.
 */
export type CallKind = 'page' | 'leads' | 'forms' | 'subscription';

/** For how long calls are of no use after such a refusal, where Meta itself names no time. */
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
 * Keeps calls back that Meta would only refuse again: into a rate limit each prolongs the block,
 * and a thousand waiting leads must not ask a thousand times with a dead token.
 */
export class CallGate {
  readonly #closures = new Map<string, Closure>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** @throws GraphError where calls are of no use at present, with the time that is left */
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
    // Another refusal of a call under way does not shorten what Meta has named.
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

  /** The clock was set back by `ms`: what is closed opens when it was meant to. */
  hasten(ms: number): void {
    for (const [key, { since, until, error }] of this.#closures)
      this.#closures.set(key, { since: since - ms, until: until - ms, error });
  }

  /** A person may have mended what was refused; a rate limit only ends with time. */
  reopen(pageId: string): void {
    for (const key of SCOPES.map((scope) => keyOf(pageId, scope)))
      if (this.#closures.get(key)?.error.action !== 'throttled') this.#closures.delete(key);
  }
}

/** A permission is missing for one kind of call; a dead token and a rate limit stop all. */
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

import type { GraphAction } from '../meta-api/graph-error.ts';
import type { CallKind } from './call-kind.ts';

/** Which calls a refusal stops: calls of one kind, or all calls for the Page. */
export type ClosureScope = CallKind | 'all';

/** A refusal of Meta, and how long calls would be refused again. */
export interface Closure {
  readonly scope: ClosureScope;
  readonly since: Date;
  readonly until: Date;
  readonly action: GraphAction;
  /** Meta's error code; 0 if it named none. */
  readonly code: number;
  readonly subcode: number;
  /** Meta's own text, without secrets; empty if Meta gave none. */
  readonly message: string;
}

/** Stores for which Pages calls are held back, so that every process knows. */
export interface ClosureStore {
  /** The closures of a Page, one for each scope. Some may have ended. */
  list(pageId: string): Promise<readonly Closure[]>;
  /**
   * Replaces the Page's closure of the same scope. A rate limit that ends later stays as it is. Does
   * nothing if the Page is not connected.
   */
  close(pageId: string, closure: Closure): Promise<void>;
  /** Removes the closures of a Page, or of all Pages, except for rate limits. */
  reopen(pageId?: string): Promise<void>;
  /** Corrects the times of all closures after the clock was set back by `ms`. */
  hasten(ms: number): Promise<void>;
}

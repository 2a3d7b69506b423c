import { AppError, notFound } from '../errors.ts';
import { GraphError } from '../meta-api/graph-error.ts';
import type { PageAccess } from '../meta-api/page-subscription.ts';
import { CallGate } from './call-gate.ts';
import type { CallKind } from './call-kind.ts';
import type { ClosureStore } from './closure-store.ts';
import { explainGraphError } from './explain-graph-error.ts';
import type { Connection, PageAttention } from './page.ts';
import type { ConnectionStore } from './connection-store.ts';
import type { TokenVault } from './token-vault.ts';

export interface PageCallsDependencies {
  readonly pages: Pick<ConnectionStore, 'find' | 'setAttention'>;
  readonly closures: ClosureStore;
  readonly vault: TokenVault;
  /** Called once for each change of the mark of a connection. */
  readonly onAttention: (page: Connection, attention: PageAttention | null) => void;
  readonly now: () => Date;
}

/** The only way to call Graph for a Page. */
export interface PageCalls {
  /**
   * Calls Graph with the Page's token. Marks the Page after a refusal that needs an admin. The next
   * call that succeeds removes the mark. After a rate limit, an invalid token or a missing
   * permission, holds back calls for some time.
   *
   * @param kind reading leads needs different permissions
   * @throws GraphError, and the `not-found` error if the Page is not connected
   */
  run<T>(pageId: string, call: (access: PageAccess) => Promise<T>, kind?: CallKind): Promise<T>;
  /** Does the same for a list. Each page of the list is a separate call. */
  walk<T>(
    pageId: string,
    list: (access: PageAccess) => AsyncIterable<T>,
    kind?: CallKind,
  ): AsyncIterable<T>;
  /**
   * Allows calls for a Page, or for all Pages, because something changed, such as the token. A rate
   * limit stays.
   */
  reopen(pageId?: string): Promise<void>;
  /** Corrects the times after the clock was set back by `ms`. */
  hasten(ms: number): Promise<void>;
}

export function createPageCalls(dependencies: PageCallsDependencies): PageCalls {
  const { pages, closures, vault, onAttention, now } = dependencies;
  const gate = new CallGate(closures, now);

  const note = async (page: Connection, error: unknown) => {
    const { attention: code, reason } = explainGraphError(error, page.name);
    if (code === null) return;
    const attention = { code, reason, since: now() };
    // Calls that fail in parallel all read the Page without its mark. The store says which one set
    // it.
    if (await pages.setAttention(page.pageId, attention, now())) onAttention(page, attention);
  };

  const clearMark = async (page: Connection, kind: CallKind) => {
    // Reading the Page itself does not prove that its leads can be read.
    const stays = page.attention?.code === 'permission' && kind !== 'leads';
    if (page.attention === null || stays) return;
    if (await pages.setAttention(page.pageId, null, now())) onAttention(page, null);
  };

  /**
   * Whether the Page has a new token since the call began. Then the refusal is about the old token.
   */
  const isRenewed = async ({ pageId, sealedToken }: Connection) =>
    (await pages.find(pageId))?.sealedToken !== sealedToken;

  const runOnce: PageCalls['run'] = async (pageId, call, kind = 'page') => {
    const page = await pages.find(pageId);
    if (!page) throw notFound('page');
    await gate.check(pageId, kind);
    let result;
    try {
      result = await call(accessTo(page, vault));
    } catch (error) {
      if (isDeadToken(error) && (await isRenewed(page))) throw new TokenRenewed(error);
      // Without a call to Meta there is nothing to hold back.
      const isOurs = error instanceof SealedToken || error instanceof WithdrawnToken;
      if (error instanceof GraphError && !isOurs) await gate.failed(pageId, kind, error);
      if (!isAboutOneObject(error) && !lacksAbility(error, kind)) await note(page, error);
      throw error;
    }
    await clearMark(page, kind);
    return result;
  };

  const run: PageCalls['run'] = async (pageId, call, kind) => {
    try {
      return await runOnce(pageId, call, kind);
    } catch (error) {
      if (error instanceof TokenRenewed) return runOnce(pageId, call, kind);
      throw error;
    }
  };

  return {
    run,
    // A failed list cannot continue: more pages would look like its end.
    walk: (pageId, list, kind) => walkWith(runOnce, pageId, list, kind),
    reopen: (pageId) => gate.reopen(pageId),
    hasten: (ms) => gate.hasten(ms),
  };
}

/** The Page was connected again during the call. With the new token, a retry may succeed. */
class TokenRenewed extends GraphError {
  constructor(cause: GraphError) {
    super('The sign-in to Meta was renewed in the meantime.', { action: 'retry' }, { cause });
    this.name = 'TokenRenewed';
  }
}

const isDeadToken = (error: unknown): error is GraphError =>
  error instanceof GraphError && error.action === 'reconnect';

async function* walkWith<T>(
  run: PageCalls['run'],
  pageId: string,
  list: (access: PageAccess) => AsyncIterable<T>,
  kind: CallKind | undefined,
): AsyncGenerator<T> {
  let iterator: AsyncIterator<T> | undefined;
  for (;;) {
    const next = (access: PageAccess) => {
      iterator ??= list(access)[Symbol.asyncIterator]();
      return iterator.next();
    };
    const step = await run(pageId, next, kind);
    if (step.done === true) return;
    yield step.value;
  }
}

/** An error about one lead or one request does not concern the Page as a whole. */
const isAboutOneObject = (error: unknown): boolean =>
  error instanceof AppError ||
  (error instanceof GraphError && (error.action === 'unreadable' || error.action === 'fix'));

/** The permission that each kind of call needs, if leads can be read without it. */
const ABILITIES: Readonly<Partial<Record<CallKind, string>>> = {
  forms: 'pages_manage_ads',
  subscription: 'pages_manage_metadata',
};

/**
 * Whether an optional permission is missing. Leads come in without it, so the Page gets no mark.
 */
export function lacksAbility(error: unknown, kind: CallKind): boolean {
  const permission = ABILITIES[kind];
  return (
    permission !== undefined &&
    error instanceof GraphError &&
    error.action === 'permission' &&
    error.message.includes(permission)
  );
}

function accessTo(page: Connection, vault: TokenVault): PageAccess {
  const token = vault.open(page.sealedToken, page.pageId);
  if (token !== undefined) return { pageId: page.pageId, token };
  throw page.sealedToken === '' ? new WithdrawnToken() : new SealedToken();
}

/** The stored token was sealed with another key. */
class SealedToken extends GraphError {
  constructor() {
    super('The stored token cannot be opened with the present key.', { action: 'reconnect' });
    this.name = 'SealedToken';
  }
}

/** Meta's subcode for an app that the person has removed. */
const APP_REMOVED = 458;

/** The token was deleted, because the person who connected the Page withdrew it at Meta. */
class WithdrawnToken extends GraphError {
  constructor() {
    super('The person who connected this Page has removed the app.', {
      action: 'reconnect',
      code: 190,
      subcode: APP_REMOVED,
    });
    this.name = 'WithdrawnToken';
  }
}

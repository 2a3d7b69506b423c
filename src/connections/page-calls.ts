import { AppError, notFound } from '../errors.ts';
import { GraphError } from '../meta-api/graph-error.ts';
import type { PageAccess } from '../meta-api/page-subscription.ts';
import { CallGate, type CallKind } from './call-gate.ts';
import { explainGraphError } from './explain-graph-error.ts';
import type { Connection, PageAttention } from './page.ts';
import type { ConnectionStore } from './connection-store.ts';
import type { TokenVault } from './token-vault.ts';

export interface PageCallsDependencies {
  readonly pages: Pick<ConnectionStore, 'find' | 'setAttention'>;
  readonly vault: TokenVault;
  /** Called once for each change of the mark of a connection. */
  readonly onAttention: (page: Connection, attention: PageAttention | null) => void;
  readonly now: () => Date;
}

/** The only way to call Graph for a Page. */
export interface PageCalls {
  /**
   * Calls Graph with the Page's token. Marks the Page after a refusal that needs an admin. The next
   * call that succeeds removes the mark. After a rate limit, a dead token or a missing permission,
   * holds back calls for a while.
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
  /** Allows calls again, because something changed, such as the token. */
  reopen(pageId: string): void;
  /** Corrects the times after the clock was set back by `ms`. */
  hasten(ms: number): void;
}

export function createPageCalls(dependencies: PageCallsDependencies): PageCalls {
  const { pages, vault, onAttention, now } = dependencies;
  const gate = new CallGate(now);

  const note = async (page: Connection, error: unknown) => {
    const { attention: code, reason } = explainGraphError(error, page.name);
    if (code === null) return;
    const attention = { code, reason, since: now() };
    // Calls that fail in parallel all read the Page without its mark. The store says which one set
    // it.
    if (await pages.setAttention(page.pageId, attention, now())) onAttention(page, attention);
  };

  const settle = async (page: Connection, kind: CallKind, begunAt: Date) => {
    gate.worked(page.pageId, kind, begunAt);
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
    gate.check(pageId, kind);
    const begunAt = now();
    let result;
    try {
      result = await call(accessTo(page, vault));
    } catch (error) {
      if (isDeadToken(error) && (await isRenewed(page))) throw new TokenRenewed(error);
      if (error instanceof GraphError) gate.failed(pageId, kind, error);
      if (!isAboutOneObject(error) && !lacksAbility(error, kind)) await note(page, error);
      throw error;
    }
    await settle(page, kind, begunAt);
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
    super('The sign-in to Meta was renewed meanwhile.', { action: 'retry' }, { cause });
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
  throw new GraphError('The stored token cannot be opened with the present key.', {
    action: 'reconnect',
  });
}

import { AppError, notFound } from '../errors.ts';
import { GraphError } from '../meta-api/graph-error.ts';
import type { PageAccess } from '../meta-api/page-subscription.ts';
import { CallGate, type CallKind } from './call-gate.ts';
import { explainGraphError } from './explain-graph-error.ts';
import type { ConnectedPage, PageAttention } from './page.ts';
import type { ConnectionStore } from './connection-store.ts';
import type { TokenVault } from './token-vault.ts';

export interface PageCallsDependencies {
  readonly pages: Pick<ConnectionStore, 'find' | 'setAttention'>;
  readonly vault: TokenVault;
  /** An entry was marked or its mark was cleared; called once for each change. */
  readonly onAttention: (page: ConnectedPage, attention: PageAttention | null) => void;
  readonly now: () => Date;
}

/** The one way to call Graph for a Page. */
export interface PageCalls {
  /**
   * Calls with the Page's own token. A refusal that an admin has to know of is put down at the
   * Page, and taken away by the next call that works. Where Meta has just said that calls are of no
   * use (throttled, dead token, missing permission) none is made for a while.
   *
   * @param kind reading leads has permissions of its own
   * @throws GraphError, and the `not-found` error where the Page is not connected
   */
  run<T>(pageId: string, call: (access: PageAccess) => Promise<T>, kind?: CallKind): Promise<T>;
  /** The same for a list that is read page by page: each page is a call of its own. */
  walk<T>(
    pageId: string,
    list: (access: PageAccess) => AsyncIterable<T>,
    kind?: CallKind,
  ): AsyncIterable<T>;
  /** Something has changed, such as the token: calls may be of use again. */
  reopen(pageId: string): void;
  /** The clock was set back by `ms`. */
  hasten(ms: number): void;
}

export function createPageCalls(dependencies: PageCallsDependencies): PageCalls {
  const { pages, vault, onAttention, now } = dependencies;
  const gate = new CallGate(now);

  const note = async (page: ConnectedPage, error: unknown) => {
    const { attention: code, reason } = explainGraphError(error, page.name);
    if (code === null) return;
    const attention = { code, reason, since: now() };
    // Calls that fail side by side all know the Page without its mark: the store tells which is first.
    if (await pages.setAttention(page.pageId, attention, now())) onAttention(page, attention);
  };

  const settle = async (page: ConnectedPage, kind: CallKind, begunAt: Date) => {
    gate.worked(page.pageId, kind, begunAt);
    // That the Page itself can be read says nothing of its leads.
    const stays = page.attention?.code === 'permission' && kind !== 'leads';
    if (page.attention === null || stays) return;
    if (await pages.setAttention(page.pageId, null, now())) onAttention(page, null);
  };

  /** Whether the Page was connected anew since: then a refusal speaks of a token that is gone. */
  const isRenewed = async ({ pageId, sealedToken }: ConnectedPage) =>
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
    // A list that has failed is over: to go on with it would look like its end.
    walk: (pageId, list, kind) => walkWith(runOnce, pageId, list, kind),
    reopen: (pageId) => gate.reopen(pageId),
    hasten: (ms) => gate.hasten(ms),
  };
}

/** The Page was connected anew while the call was under way: with the new token it may work. */
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

/** A lead that is not readable or an odd request says nothing of the Page as a whole. */
const isAboutOneObject = (error: unknown): boolean =>
  error instanceof AppError ||
  (error instanceof GraphError && (error.action === 'unreadable' || error.action === 'fix'));

/** The permission of each kind of call without which leads can still be read. */
const ABILITIES: Readonly<Partial<Record<CallKind, string>>> = {
  forms: 'pages_manage_ads',
  subscription: 'pages_manage_metadata',
};

/** Whether an optional permission is missing: leads come in without it, so the Page needs no mark. */
export function lacksAbility(error: unknown, kind: CallKind): boolean {
  const permission = ABILITIES[kind];
  return (
    permission !== undefined &&
    error instanceof GraphError &&
    error.action === 'permission' &&
    error.message.includes(permission)
  );
}

function accessTo(page: ConnectedPage, vault: TokenVault): PageAccess {
  const token = vault.open(page.sealedToken, page.pageId);
  if (token !== undefined) return { pageId: page.pageId, token };
  throw new GraphError('The stored token cannot be opened with the present key.', {
    action: 'reconnect',
  });
}

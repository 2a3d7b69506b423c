import { AppError, notFound } from '../errors.ts';
import { GraphError } from '../meta-api/graph-error.ts';
import type { PageAccess } from '../meta-api/page-subscription.ts';
import { explainGraphError } from './explain-graph-error.ts';
import type { ConnectedPage } from './page.ts';
import type { PageStore } from './page-store.ts';
import type { TokenVault } from './token-vault.ts';

/** Where Meta does not say for how long: https://developers.facebook.com/docs/graph-api/overview/rate-limiting */
const DEFAULT_PAUSE_MS = 5 * 60_000;

export interface PageCallsDependencies {
  readonly pages: PageStore;
  readonly vault: TokenVault;
  /** An entry's state has changed and whoever shows it should look again. */
  readonly onAttention: (page: ConnectedPage) => void;
  readonly now: () => Date;
}

/** The one way to call Graph for a Page. */
export interface PageCalls {
  /**
   * Calls with the Page's own token. A refusal that an admin has to know of is put down at the
   * Page, and taken away by the next call that works. While Meta throttles the Page no call is
   * made, for it would prolong the block.
   *
   * @throws GraphError, and the `not-found` error where the Page is not connected
   */
  run<T>(pageId: string, call: (access: PageAccess) => Promise<T>): Promise<T>;
  /** The same for a list that is read page by page: each page is a call of its own. */
  walk<T>(pageId: string, list: (access: PageAccess) => AsyncIterable<T>): AsyncIterable<T>;
}

export function createPageCalls(dependencies: PageCallsDependencies): PageCalls {
  const { pages, vault, onAttention, now } = dependencies;
  const pausedUntil = new Map<string, number>();

  const note = async (page: ConnectedPage, error: unknown) => {
    const { attention: code, message } = explainGraphError(error, page.name);
    if (code === null) return;
    if (page.attention?.code === code && page.attention.message === message) return;
    await pages.setAttention(page.pageId, { code, message, since: now() }, now());
    onAttention(page);
  };

  const run: PageCalls['run'] = async (pageId, call) => {
    const page = await pages.find(pageId);
    if (!page) throw notFound('This Page');
    const waitMs = (pausedUntil.get(pageId) ?? 0) - now().getTime();
    if (waitMs > 0) throw stillThrottled(waitMs);
    try {
      const result = await call(accessTo(page, vault));
      if (page.attention) await clear(page);
      return result;
    } catch (error) {
      if (error instanceof GraphError && error.action === 'throttled')
        pausedUntil.set(pageId, now().getTime() + (error.retryAfterMs ?? DEFAULT_PAUSE_MS));
      if (!isAboutOneObject(error)) await note(page, error);
      throw error;
    }
  };

  return {
    run,
    walk: (pageId, list) => walkWith(run, pageId, list),
  };

  async function clear(page: ConnectedPage): Promise<void> {
    await pages.setAttention(page.pageId, null, now());
    onAttention(page);
  }
}

async function* walkWith<T>(
  run: PageCalls['run'],
  pageId: string,
  list: (access: PageAccess) => AsyncIterable<T>,
): AsyncGenerator<T> {
  let iterator: AsyncIterator<T> | undefined;
  for (;;) {
    const step = await run(pageId, (access) => {
      iterator ??= list(access)[Symbol.asyncIterator]();
      return iterator.next();
    });
    if (step.done === true) return;
    yield step.value;
  }
}

/** A lead that is not readable or an odd request says nothing of the Page as a whole. */
const isAboutOneObject = (error: unknown): boolean =>
  error instanceof AppError ||
  (error instanceof GraphError && (error.action === 'unreadable' || error.action === 'fix'));

function accessTo(page: ConnectedPage, vault: TokenVault): PageAccess {
  const token = vault.open(page.sealedToken, page.pageId);
  if (token !== undefined) return { pageId: page.pageId, token };
  throw new GraphError('The stored token cannot be opened with the present key.', {
    action: 'reconnect',
  });
}

const stillThrottled = (retryAfterMs: number) =>
  new GraphError('Meta throttles this Page; no call was made.', {
    action: 'throttled',
    retryAfterMs,
  });

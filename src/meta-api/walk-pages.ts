import { z } from 'zod';
import { createBarrenPages } from './barren-pages.ts';
import type { GraphClient, GraphRequest } from './graph-client.ts';
import { GraphError } from './graph-error.ts';

const pageOfAnswers = z.object({
  data: z.array(z.unknown()),
  paging: z
    .object({
      next: z.string().nullish(),
      cursors: z.object({ after: z.string().nullish() }).nullish().catch(null),
    })
    .nullish()
    .catch(null),
});
type Paging = z.output<typeof pageOfAnswers>['paging'];

/**
 * The most pages in a row without new items. Meta may send empty pages, because it hides items that
 * the app may not see. A few in a row are normal:
 * https://developers.facebook.com/docs/graph-api/results
 */
const MOST_BARREN_PAGES = 36;

/** At 100 leads per page this is a million leads of one form within Meta's 90 days. */
const MOST_PAGES = 10_000;

/**
 * A hundred leads with long answers have a megabyte. A page that is too large is read in halves.
 */
const MOST_BYTES = 32 * 1024 * 1024;

/** The most items to collect in memory. Nobody has so many Pages, forms or permissions. */
const MOST_COLLECTED = 20_000;
const MOST_COLLECTED_PAGES = 1_000;

/** A list to read from its start, or from the cursor `params.after`. */
export interface ListRequest extends GraphRequest {
  /** Items per page. */
  readonly limit: number;
  /** A list with more pages is an error. */
  readonly mostPages?: number;
}

/** One page of a list. */
export interface Batch<Item> {
  readonly items: readonly Item[];
  /** The cursor of the next page; null on the last page. */
  readonly after: string | null;
}

/**
 * Reads all pages of a list, one batch per page. If a page is too large, Graph answers 500. Then
 * the limit is halved and the same page is read again. The last page also has an `after` cursor, so
 * only `next` says that there is another page:
 * https://developers.facebook.com/docs/graph-api/results. Only the cursor of `next` is used: the
 * rest of that address, such as a token, is not Meta's to choose.
 *
 * @throws GraphError, also for a list that does not end
 */
export async function* walkPages(
  client: GraphClient,
  request: ListRequest,
): AsyncGenerator<Batch<unknown>> {
  const { mostPages = MOST_PAGES, ...call } = request;
  let { limit } = request;
  let after = request.params?.['after'] ?? null;
  const cursors = new Set([after]);
  const barren = createBarrenPages();
  for (let pages = 1; ; pages += 1) {
    const params = { ...request.params, ...(after !== null && { after }) };
    const page = await readPage(client, { maxBytes: MOST_BYTES, ...call, params, limit });
    ({ limit } = page);
    after = nextCursor(page.paging);
    yield { items: page.items, after };
    if (after === null) return;
    if (cursors.has(after)) throw endless('it names the same next page twice');
    if (pages >= mostPages) throw endless(`it has more than ${mostPages} pages`);
    if (barren.count(page.items) >= MOST_BARREN_PAGES)
      throw endless(`${MOST_BARREN_PAGES} pages in a row had nothing new in them`);
    cursors.add(after);
  }
}

async function readPage(client: GraphClient, request: ListRequest) {
  let { limit } = request;
  for (;;)
    try {
      const params = { ...request.params, limit: String(limit) };
      const page = pageOfAnswers.safeParse(await client.read({ ...request, params }));
      if (page.success) return { items: page.data.data, paging: page.data.paging, limit };
      throw new GraphError('Meta gave a list that cannot be read.', {
        action: 'retry',
        oddity: 'not-graph',
      });
    } catch (error) {
      if (!(error instanceof GraphError) || !error.isTooMuch || limit <= 1) throw error;
      limit = Math.ceil(limit / 2);
    }
}

function nextCursor(paging: Paging): string | null {
  if (!paging?.next) return null;
  const cursor = URL.parse(paging.next)?.searchParams.get('after') || paging.cursors?.after;
  if (cursor) return cursor;
  throw new GraphError('Meta gave a list whose next page has no cursor.', {
    action: 'retry',
    oddity: 'not-graph',
  });
}

const endless = (why: string): GraphError =>
  new GraphError(`Meta gave a list that does not end: ${why}.`, {
    action: 'retry',
    oddity: 'endless-list',
  });

/** Collects the items of all pages. @throws GraphError, also for a list that does not end */
export async function collectPages(client: GraphClient, request: ListRequest): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const batch of walkPages(client, { mostPages: MOST_COLLECTED_PAGES, ...request })) {
    items.push(...batch.items);
    if (items.length > MOST_COLLECTED) throw endless(`it has more than ${MOST_COLLECTED} items`);
  }
  return items;
}

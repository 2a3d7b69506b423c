import { z } from 'zod';
import type { GraphClient, GraphRequest } from './graph-client.ts';
import { GraphError } from './graph-error.ts';

const pageOfAnswers = z.object({
  data: z.array(z.unknown()),
  paging: z
    .object({
      next: z.string().nullish(),
      cursors: z.object({ after: z.string().nullish() }).nullish(),
    })
    .nullish()
    .catch(null),
});

/** Of what `next` repeats, these stay ours: the address of the next page is never logged or kept. */
const NOT_REPEATED = ['access_token', 'appsecret_proof', 'limit'];

/** One page of a list. */
export interface Batch<Item> {
  readonly items: readonly Item[];
  /** The cursor at which the next page begins; null on the last one. */
  readonly after: string | null;
}

/**
 * All pages of a list, one batch each. Where Graph finds a page too large it answers 500, so the
 * limit is halved and the same page asked for again. An `after` cursor is present on the last page
 * too; only `next` says that there is more:
 * https://developers.facebook.com/docs/graph-api/results
 *
 * @throws GraphError
 */
export async function* walkPages(
  client: GraphClient,
  request: GraphRequest & { readonly limit: number },
): AsyncGenerator<Batch<unknown>> {
  let params: Record<string, string> = { ...request.params };
  let limit = request.limit;
  const seen = new Set<string>();
  for (;;) {
    let answer: unknown;
    try {
      answer = await client.read({ ...request, params: { ...params, limit: String(limit) } });
    } catch (error) {
      if (!(error instanceof GraphError) || !error.isTooMuch || limit <= 1) throw error;
      limit = Math.ceil(limit / 2);
      continue;
    }
    const page = pageOfAnswers.safeParse(answer);
    if (!page.success)
      throw new GraphError('Meta gave a list that cannot be read.', { action: 'retry' });
    const { data: items, paging } = page.data;
    const next = paging?.next ?? '';
    if (seen.has(next))
      throw new GraphError('Meta gave a list that does not end.', { action: 'retry' });
    const isLast = next === '';
    const following = isLast ? {} : nextParams(next, paging?.cursors?.after);
    yield { items, after: following['after'] ?? null };
    if (isLast) return;
    seen.add(next);
    params = { ...params, ...following };
  }
}

function nextParams(next: string, after: string | null | undefined): Record<string, string> {
  const query = URL.parse(next)?.searchParams ?? new URLSearchParams();
  for (const name of NOT_REPEATED) query.delete(name);
  return { ...Object.fromEntries(query), ...(after && { after }) };
}

/** Every item of all pages. */
export async function collectPages(
  client: GraphClient,
  request: GraphRequest & { readonly limit: number },
): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const batch of walkPages(client, request)) items.push(...batch.items);
  return items;
}

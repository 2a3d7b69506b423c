import type { PlannerPage, PlannerQuery } from './planner-store.ts';

const AT_ONCE = 200;

/** All items that match, page by page. Collect them before you change them. */
export async function* listAll<Item>(
  store: { list(query: PlannerQuery): Promise<PlannerPage<Item>> },
  query: Omit<PlannerQuery, 'limit' | 'cursor'>,
): AsyncGenerator<Item> {
  let cursor: string | undefined;
  do {
    const page = await store.list({ ...query, limit: AT_ONCE, cursor });
    yield* page.items;
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}

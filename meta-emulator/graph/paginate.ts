import { badParameter } from './graph-error.ts';

export type Paged<T> = {
  data: T[];
  paging?: {
    cursors: { before: string; after: string };
    next?: string | undefined;
    previous?: string | undefined;
  };
};

const DEFAULT_LIMIT = 25;

export function readLimit(params: Record<string, string>, fallback = DEFAULT_LIMIT): number {
  const text = params['limit'];
  if (text === undefined || text === '') return fallback;
  if (!/^\d+$/.test(text)) throw badParameter('param limit must be an integer');
  return Math.max(1, Number(text));
}

/**
 * One page of a list, with cursors. The last page has cursors too, only `next` is missing there.
 *
 * `linkTo` writes the address of another page.
 */
export function paginate<T>(
  items: readonly T[],
  idOf: (item: T) => string,
  params: Record<string, string>,
  linkTo: (cursor: { after?: string; before?: string }, limit: number) => string,
): Paged<T> {
  const limit = readLimit(params);
  const start = startOf(items, idOf, params, limit);
  const data = items.slice(start, start + limit);
  const first = data[0];
  const last = data.at(-1);
  if (first === undefined || last === undefined) return { data };
  const before = encodeCursor(idOf(first));
  const after = encodeCursor(idOf(last));
  return {
    data,
    paging: {
      cursors: { before, after },
      next: start + limit < items.length ? linkTo({ after }, limit) : undefined,
      previous: start > 0 ? linkTo({ before }, limit) : undefined,
    },
  };
}

function startOf<T>(
  items: readonly T[],
  idOf: (item: T) => string,
  { after, before }: Record<string, string>,
  limit: number,
): number {
  const cursor = after ?? before;
  if (!cursor) return 0;
  const id = decodeCursor(cursor);
  const position = items.findIndex((item) => idOf(item) === id);
  if (position < 0) throw badParameter('The cursor is invalid or no longer exists');
  return after ? position + 1 : Math.max(0, position - limit);
}

// Opaque to the caller, as Meta's are; the id in it keeps its place when newer items come.
const encodeCursor = (id: string) => Buffer.from(`QVFI:${id}`).toString('base64url');
const decodeCursor = (cursor: string) =>
  Buffer.from(cursor, 'base64url').toString().replace('QVFI:', '');

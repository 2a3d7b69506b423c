import { AppError } from '../errors.ts';
import { naturalRank, positionBelow } from '../leads/board-rank.ts';
import type { BoardStore, ColumnQuery } from '../leads/board-store.ts';
import type { Lead } from '../leads/lead.ts';
import { conditionsOf, type ListPart } from './list-leads.ts';
import type { ListOrder } from './list-order.ts';
import { readPosition } from './read-position.ts';

/** The leads of a column that people have placed, and all others. */
export const BOARD_ORDERS = {
  placed: { key: 'rank', isDescending: false },
  others: { key: 'position', isDescending: true },
} as const satisfies Readonly<Record<string, ListOrder>>;
export type ColumnPart = keyof typeof BOARD_ORDERS;

/** Where a lead is in its column; of two with the same rank, the one with the lower position comes first. */
interface BoardPlace {
  readonly rank: string;
  readonly position: number;
}

/** A lead as an engine has read it. */
export interface ColumnLead {
  readonly lead: Lead;
  readonly position: number;
}

/** What an engine does for the board. */
export interface ColumnReader {
  /** Leads of one part of a column, whatever the conditions of `part` say about their status. */
  readonly read: (part: ListPart, name: ColumnPart, query: ColumnQuery) => Promise<ColumnLead[]>;
  /** A lead, if it is in the column. */
  readonly find: (id: string, status: string) => Promise<ColumnLead | undefined>;
}

/** Columns with the order that people gave them: two lists, each from an index, are merged. */
export function createColumns({
  read,
  find,
}: ColumnReader): Pick<BoardStore, 'listColumn' | 'findGap'> {
  const readColumn = async (query: ColumnQuery, after: BoardPlace | undefined, most: number) => {
    const conditions = conditionsOf({ ...query, status: undefined });
    if (!conditions) return [];
    const part = (name: ColumnPart): ListPart => ({
      ...conditions,
      order: BOARD_ORDERS[name],
      after: after && placeIn(name, after),
      limit: most,
    });
    const lists = await Promise.all([
      read(part('placed'), 'placed', query),
      read(part('others'), 'others', query),
    ]);
    return merge(...lists).slice(0, most);
  };

  return {
    listColumn: async (query) => {
      const { limit, cursor } = query;
      const after = cursor === undefined ? undefined : readCursor(cursor);
      // One more than asked for tells whether a next page exists.
      const found = await readColumn(query, after, limit + 1);
      const page = found.slice(0, limit);
      const last = page.at(-1);
      return {
        leads: page.map(({ lead }) => lead),
        nextCursor: found.length > limit && last ? writeCursor(placeOf(last)) : undefined,
      };
    },
    findGap: async (status, after, moved) => {
      if (after === moved) return undefined;
      const lead = after === null ? undefined : await find(after, status);
      if (after !== null && !lead) return undefined;
      const above = lead && placeOf(lead);
      // The lead itself may be the next one.
      const next = await readColumn({ status, limit: 2 }, above, 2);
      const below = next.find((each) => each.lead.id !== moved);
      return { above: above?.rank, below: below && placeOf(below).rank };
    },
  };
}

const placeOf = ({ lead, position }: ColumnLead): BoardPlace => ({
  rank: lead.rank ?? naturalRank(position),
  position,
});

/** The same place in the order of a part. */
const placeIn = (name: ColumnPart, { rank, position }: BoardPlace): ListPart['after'] =>
  name === 'placed'
    ? { part: 0, position, key: rank }
    : { part: 0, position: Math.min(positionBelow(rank), Number.MAX_SAFE_INTEGER) };

const isBefore = (one: BoardPlace, other: BoardPlace): boolean =>
  one.rank === other.rank ? one.position < other.position : one.rank < other.rank;

const writeCursor = ({ rank, position }: BoardPlace): string => `${rank}~${position}`;

/** @throws the `invalid-cursor` error */
function readCursor(cursor: string): BoardPlace {
  const [, rank, position = ''] = /^([A-Za-z][0-9A-Za-z]+)~(\d+)$/.exec(cursor) ?? [];
  if (rank === undefined) throw new AppError('invalid-cursor', {});
  return { rank, position: readPosition(position) };
}

/** Merges the leads that people have placed with the others. Both are in order. */
function merge(placed: readonly ColumnLead[], others: readonly ColumnLead[]): ColumnLead[] {
  const merged: ColumnLead[] = [];
  const rest = [...others];
  for (const lead of placed) {
    while (rest[0] && isBefore(placeOf(rest[0]), placeOf(lead))) merged.push(...rest.splice(0, 1));
    merged.push(lead);
  }
  return [...merged, ...rest];
}

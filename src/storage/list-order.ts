import { AppError } from '../errors.ts';
import type { LeadSort } from '../leads/lead-filters.ts';
import { readPosition } from './read-position.ts';

/**
 * How an engine orders leads. Leads with the same key are ordered by their position. `rank` is the order of leads
 * that people have placed on the board.
 */
export interface ListOrder {
  readonly key: 'position' | 'updatedAt' | 'nameKey' | 'rank';
  readonly isDescending: boolean;
}

export const LIST_ORDERS: Readonly<Record<LeadSort, ListOrder>> = {
  newest: { key: 'position', isDescending: true },
  oldest: { key: 'position', isDescending: false },
  activity: { key: 'updatedAt', isDescending: true },
  name: { key: 'nameKey', isDescending: false },
  waiting: { key: 'position', isDescending: false },
};

/** The place of a lead in a list. */
export interface ListPlace {
  /** Which part of the list it is in; see `listLeads`. */
  readonly part: number;
  readonly position: number;
  /** What the order compares first: Unix milliseconds, or a name key; undefined if it is the position. */
  readonly key?: number | string | undefined;
}

/** A place as a cursor. A name is encoded, so that no address shows it. */
export function writeListCursor(sort: LeadSort, { part, position, key }: ListPlace): string {
  if (sort === 'activity') return `${key}.${position}`;
  if (sort === 'name') return `${Buffer.from(String(key)).toString('base64url')}.${position}`;
  return sort === 'waiting' ? `${part}.${position}` : String(position);
}

/** @throws the `invalid-cursor` error if no page with this order can have given it out */
export function readListCursor(sort: LeadSort, cursor: string): ListPlace {
  if (sort === 'newest' || sort === 'oldest') return { part: 0, position: readPosition(cursor) };
  const [, first = '', position = ''] = /^([\w-]{1,300})\.(\d+)$/.exec(cursor) ?? [];
  const place = { part: 0, position: readPosition(position) };
  if (sort === 'name') return { ...place, key: Buffer.from(first, 'base64url').toString() };
  if (sort === 'activity') return { ...place, key: readPosition(first) };
  const part = readPosition(first);
  if (part > 1) throw new AppError('invalid-cursor', {});
  return { ...place, part };
}

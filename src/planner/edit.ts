import type { WallTime } from './wall-time.ts';

/** A change of some fields. */
export interface Edit<Fields> {
  readonly set: Partial<Fields>;
  /** The values that the editor saw; a field that is left out is changed whatever its value is. */
  readonly from?: Partial<Fields> | undefined;
}

/** What a change makes of an item. */
export type Edited<Item> =
  | { readonly kind: 'changed'; readonly item: Item }
  | { readonly kind: 'same'; readonly item: Item }
  /** Somebody else has changed these fields since the editor saw them: nothing is changed. */
  | { readonly kind: 'conflict'; readonly fields: readonly string[]; readonly item: Item };

/**
 * Changes fields. Only a field that somebody else has changed to another value is a conflict; changes of different
 * fields never are.
 */
export function editFields<Item extends Fields, Fields extends object>(
  before: Item,
  { set, from = {} }: Edit<Fields>,
): Edited<Item> {
  const fields = (Object.keys(set) as (keyof Fields & string)[]).filter(
    (field) => set[field] !== undefined && !isSame(before[field], set[field]),
  );
  const conflicts = fields.filter(
    (field) => from[field] !== undefined && !isSame(before[field], from[field]),
  );
  if (conflicts.length > 0) return { kind: 'conflict', fields: conflicts, item: before };
  if (fields.length === 0) return { kind: 'same', item: before };
  const changed = Object.fromEntries(fields.map((field) => [field, set[field]]));
  return { kind: 'changed', item: { ...before, ...changed } };
}

function isSame(one: unknown, other: unknown): boolean {
  if (!isWallTime(one) || !isWallTime(other)) return one === other;
  return one.local === other.local && one.zone === other.zone;
}

const isWallTime = (value: unknown): value is WallTime =>
  typeof value === 'object' && value !== null && 'local' in value;

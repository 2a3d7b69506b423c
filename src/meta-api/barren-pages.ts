/** Counts pages of a list in a row that have no new item. */
export interface BarrenPages {
  /** @returns how many pages in a row, up to this one, were empty or repeated earlier items */
  count(items: readonly unknown[]): number;
}

export function createBarrenPages(): BarrenPages {
  const known = new Set<string>();
  let inARow = 0;
  return {
    count: (items) => {
      const ids = items.map(idOf);
      const isBarren = ids.every((id) => id !== undefined && known.has(id));
      for (const id of ids) if (id !== undefined) known.add(id);
      inARow = isBarren ? inARow + 1 : 0;
      return inARow;
    },
  };
}

/** Undefined if the item has no id; such an item counts as new. */
function idOf(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null || !('id' in item)) return undefined;
  return typeof item.id === 'string' || typeof item.id === 'number' ? String(item.id) : undefined;
}

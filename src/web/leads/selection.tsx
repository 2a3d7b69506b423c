import { createContext, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import type { LeadFilters } from '../api/leads.ts';

/** The keys of what is done with the leads that are ticked, while no lead is open. */
export const BULK_KEYS = {
  all: 'X',
  status: 's',
  owner: 'a',
  priority: 'p',
  tag: 'l',
  export: 'E',
  clear: 'Escape',
} as const;

/** The leads that a person has ticked. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** Ticks or unticks a lead; with `isRange` also those between it and the last one. */
  readonly toggle: (id: string, isRange: boolean, listed: readonly string[]) => void;
  readonly choose: (ids: readonly string[]) => void;
  readonly clear: () => void;
  /** On a phone the boxes appear when a person wants to tick leads. */
  readonly isChoosing: boolean;
  readonly beginChoosing: () => void;
}

const NOTHING: ReadonlySet<string> = new Set();
const SelectionContext = createContext<Selection>({
  ids: NOTHING,
  toggle: () => {},
  choose: () => {},
  clear: () => {},
  isChoosing: false,
  beginChoosing: () => {},
});

export const useSelection = (): Selection => useContext(SelectionContext);

/** Keeps the selection of one list. A change of the filters empties it, because its leads may not be shown any more. */
export function SelectionProvider({
  filters,
  children,
}: {
  filters: LeadFilters;
  children: ReactNode;
}) {
  const [kept, setKept] = useState({ filters, ids: NOTHING, isChoosing: false });
  const last = useRef<string>(undefined);
  if (kept.filters !== filters) setKept({ filters, ids: NOTHING, isChoosing: false });
  const { ids, isChoosing } = kept;
  const selection = useMemo<Selection>(() => {
    const set = (change: (before: ReadonlySet<string>) => ReadonlySet<string>) =>
      setKept((before) => ({ ...before, ids: change(before.ids) }));
    return {
      ids,
      toggle: (id, isRange, listed) => {
        const between = isRange ? rangeOf(listed, last.current, id) : [id];
        last.current = id;
        set((before) => {
          const after = new Set(before);
          for (const each of between)
            if (before.has(id)) after.delete(each);
            else after.add(each);
          return after;
        });
      },
      choose: (chosen) => set(() => new Set(chosen)),
      clear: () => setKept((before) => ({ ...before, ids: NOTHING, isChoosing: false })),
      isChoosing: isChoosing || ids.size > 0,
      beginChoosing: () => setKept((before) => ({ ...before, isChoosing: true })),
    };
  }, [ids, isChoosing]);
  return <SelectionContext value={selection}>{children}</SelectionContext>;
}

/** The ids from one to another, in the order of the list. */
function rangeOf(listed: readonly string[], from: string | undefined, to: string): string[] {
  const [start, end] = [listed.indexOf(from ?? to), listed.indexOf(to)];
  if (start < 0 || end < 0) return [to];
  return listed.slice(Math.min(start, end), Math.max(start, end) + 1);
}

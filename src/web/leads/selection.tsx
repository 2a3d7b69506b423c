import { createContext, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import { listQuery, type LeadFilters } from '../api/leads.ts';

/** Which part of the leads that match is ticked, if one change has no room for all of them. */
export interface SelectedPart {
  /** How many came before it. */
  readonly before: number;
  /** The place at which the next part begins; null after the last one. */
  readonly next: string | null;
}

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
  /** Ticks these leads alone, if the list still has these filters. */
  readonly choose: (
    ids: readonly string[],
    part: SelectedPart | undefined,
    filters: LeadFilters,
  ) => void;
  readonly part: SelectedPart | undefined;
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
  part: undefined,
  clear: () => {},
  isChoosing: false,
  beginChoosing: () => {},
});

export const useSelection = (): Selection => useContext(SelectionContext);

interface Kept {
  readonly filters: LeadFilters;
  readonly ids: ReadonlySet<string>;
  readonly isChoosing: boolean;
  readonly part: SelectedPart | undefined;
}

const UNTICKED = { ids: NOTHING, isChoosing: false, part: undefined };

/** Keeps the selection of one list. A change of the filters empties it, because its leads may not be shown any more. */
export function SelectionProvider({
  filters,
  children,
}: {
  filters: LeadFilters;
  children: ReactNode;
}) {
  const [kept, setKept] = useState<Kept>({ ...UNTICKED, filters });
  const last = useRef<string>(undefined);
  if (kept.filters !== filters) setKept({ ...UNTICKED, filters });
  const { ids, isChoosing, part } = kept;
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
      choose: (chosen, chosenPart, wanted) =>
        setKept((before) =>
          listQuery(before.filters) === listQuery(wanted)
            ? { ...before, ids: new Set(chosen), part: chosenPart }
            : before,
        ),
      part,
      clear: () => setKept((before) => ({ ...before, ...UNTICKED })),
      isChoosing: isChoosing || ids.size > 0,
      beginChoosing: () => setKept((before) => ({ ...before, isChoosing: true })),
    };
  }, [ids, isChoosing, part]);
  return <SelectionContext value={selection}>{children}</SelectionContext>;
}

/** The ids from one to another, in the order of the list. */
function rangeOf(listed: readonly string[], from: string | undefined, to: string): string[] {
  const [start, end] = [listed.indexOf(from ?? to), listed.indexOf(to)];
  if (start < 0 || end < 0) return [to];
  return listed.slice(Math.min(start, end), Math.max(start, end) + 1);
}

import { useSyncExternalStore } from 'react';

/** What the columns of the list that a person may choose can show. */
const EVERY_COLUMN = {
  email: true,
  company: true,
  form: true,
  answer: true,
  source: true,
  tags: true,
  owner: true,
  priority: true,
} as const;
export type Column = keyof typeof EVERY_COLUMN;
export const COLUMNS = Object.keys(EVERY_COLUMN) as readonly Column[];

/** The usual columns: one for each place that a person may choose. */
const USUAL: readonly Column[] = ['email', 'company', 'form', 'answer'];

const STORAGE_KEY = 'leadrabbit-columns';
const listeners = new Set<() => void>();
let chosen = readStored();

function readStored(): readonly Column[] {
  try {
    const names = (localStorage.getItem(STORAGE_KEY) ?? '').split(',');
    const known = names.flatMap((name) => COLUMNS.find((column) => column === name) ?? []);
    return known.length === USUAL.length ? known : USUAL;
  } catch {
    return USUAL;
  }
}

/** The columns of this browser, in their places. */
export const useColumns = (): readonly Column[] =>
  useSyncExternalStore(
    (notify) => {
      listeners.add(notify);
      return () => listeners.delete(notify);
    },
    () => chosen,
  );

/** Shows a column in one of the places. A column that was there already changes places with it. */
export function chooseColumn(place: number, column: Column): void {
  const before = chosen[place];
  chosen = chosen.map((each, index) => {
    if (index === place) return column;
    return each === column && before !== undefined ? before : each;
  });
  try {
    localStorage.setItem(STORAGE_KEY, chosen.join());
  } catch {
    // Until the page is closed, the choice is kept here.
  }
  for (const notify of listeners) notify();
}

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
let ofBrowser = readStored();
/** Those of the view that is shown, if it has any. */
let ofView: readonly Column[] | undefined;

/** @returns nothing if these are no columns for all places, such as those of an earlier version */
function readColumns(names: readonly string[]): readonly Column[] | undefined {
  const known = names.flatMap((name) => COLUMNS.find((column) => column === name) ?? []);
  return known.length === USUAL.length ? known : undefined;
}

function readStored(): readonly Column[] {
  try {
    return readColumns((localStorage.getItem(STORAGE_KEY) ?? '').split(',')) ?? USUAL;
  } catch {
    return USUAL;
  }
}

const read = (): readonly Column[] => ofView ?? ofBrowser;

/** The columns of the view that is shown, else of this browser, in their places. */
export const useColumns = (): readonly Column[] =>
  useSyncExternalStore((notify) => {
    listeners.add(notify);
    return () => listeners.delete(notify);
  }, read);

/** The columns for a new view; empty for the usual ones. */
export const columnsToSave = (): Column[] => (read().join() === USUAL.join() ? [] : [...read()]);

/** Shows the columns of a view, or those of this browser again. */
export function showColumns(names: readonly string[]): void {
  ofView = readColumns(names);
  tell();
}

/**
 * Shows a column in one of the places. A column that was there already changes places with it. While a view with
 * columns of its own is shown, the choice is for this view, until somebody saves it there.
 */
export function chooseColumn(place: number, column: Column): void {
  const columns = read();
  const before = columns[place];
  const chosen = columns.map((each, index) => {
    if (index === place) return column;
    return each === column && before !== undefined ? before : each;
  });
  if (ofView) ofView = chosen;
  else {
    ofBrowser = chosen;
    try {
      localStorage.setItem(STORAGE_KEY, chosen.join());
    } catch {
      // Until the page is closed, the choice is kept here.
    }
  }
  tell();
}

function tell(): void {
  for (const notify of listeners) notify();
}

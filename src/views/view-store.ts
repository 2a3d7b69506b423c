import type { View, ViewFields } from './view.ts';

/** Stores the views of all people. */
export interface ViewStore {
  add(view: View): Promise<void>;
  find(id: string): Promise<View | undefined>;
  /** The views that a person made, and those that others share, by the time at which they were made. */
  listFor(readerId: string): Promise<readonly View[]>;
  /** The views of all people, the oldest first. Only an erasure reads them: a search or a name may be that of a person. */
  listAll(): Promise<readonly View[]>;
  /** @returns the changed view; undefined if there is none */
  change(id: string, fields: Partial<ViewFields>, now: Date): Promise<View | undefined>;
  /** @returns whether there was one */
  remove(id: string): Promise<boolean>;
}

import type { FormDetails } from './form-store.ts';

/**
 * How long a list is kept, in ms. Enabling a Page reads its forms, and the background sync that
 * follows needs the same list at once. Later there may be new forms.
 */
const RECENT = 10_000;

/** Keeps lists of forms for a moment. Each list can be taken once. */
export interface RecentForms {
  put(pageId: string, forms: readonly FormDetails[]): void;
  /** @returns undefined if the list was not read a moment ago, or was taken already */
  take(pageId: string): readonly FormDetails[] | undefined;
}

export function createRecentForms(now: () => Date): RecentForms {
  const lists = new Map<string, { readonly at: number; readonly forms: readonly FormDetails[] }>();
  const isRecent = (at: number) => Math.abs(now().getTime() - at) < RECENT;
  return {
    put: (pageId, forms) => {
      for (const [id, { at }] of lists) if (!isRecent(at)) lists.delete(id);
      lists.set(pageId, { at: now().getTime(), forms });
    },
    take: (pageId) => {
      const list = lists.get(pageId);
      lists.delete(pageId);
      return list && isRecent(list.at) ? list.forms : undefined;
    },
  };
}

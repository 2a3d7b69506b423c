import type { HeldState } from '../../contract/inbox.ts';

/** What the address of the inbox says; nothing for the first tab that has a lead. */
export interface InboxSearch {
  readonly state?: HeldState;
}

/** The tabs, the most urgent first. */
export const TABS: readonly HeldState[] = ['needs-attention', 'pending', 'skipped', 'dismissed'];

export function readInboxSearch({ state }: Record<string, unknown>): InboxSearch {
  const tab = TABS.find((each) => each === state);
  return tab === undefined ? {} : { state: tab };
}

import type { HeldState } from '../../contract/inbox.ts';

/** What the address of the inbox says; nothing for what is parked. */
export interface InboxSearch {
  readonly state?: HeldState;
}

export const readInboxSearch = ({ state }: Record<string, unknown>): InboxSearch =>
  state === 'waiting' ? { state } : {};

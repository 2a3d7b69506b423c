import type { HeldState } from '../../contract/inbox.ts';

/** What the address of the screen says; nothing for the first tab that has a lead. */
export interface DeliverySearch {
  readonly state?: HeldState;
}

/** The tabs, the most urgent first. */
export const TABS: readonly HeldState[] = ['needs-attention', 'pending', 'skipped', 'dismissed'];

export function readDeliverySearch({ state }: Record<string, unknown>): DeliverySearch {
  const tab = TABS.find((each) => each === state);
  return tab === undefined ? {} : { state: tab };
}

/** The names that the tabs had while the screen was called Inbox. */
const FORMER_STATES: Readonly<Record<string, HeldState>> = {
  waiting: 'pending',
  parked: 'needs-attention',
};

/** What an address of the former screen says today. */
export const readFormerInboxSearch = ({ state }: Record<string, unknown>): DeliverySearch =>
  readDeliverySearch({ state: FORMER_STATES[String(state)] ?? state });

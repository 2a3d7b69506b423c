import { useSyncExternalStore } from 'react';
import type { Channel } from '../../contract/lead-conversation.ts';

/** A call or a message that a person has begun, and said nothing of yet. */
export interface BegunContact {
  readonly channel: Channel;
  /** When it began, in ISO 8601. */
  readonly startedAt: string;
}

const CHANNELS: readonly Channel[] = ['call', 'whatsapp', 'sms', 'mail', 'other'];
const PREFIX = 'leadrabbit-contact-';

const listeners = new Set<() => void>();
function subscribe(notify: () => void): () => void {
  listeners.add(notify);
  return () => listeners.delete(notify);
}

/**
 * Notes that a person begins a call or a message, from wherever they see the lead. It waits for its outcome, also over
 * a reload, because a phone may drop the page while the person calls.
 */
export const beginContact = (
  leadId: string,
  channel: Channel,
  startedAt = new Date().toISOString(),
): void => store((storage) => storage.setItem(PREFIX + leadId, `${channel} ${startedAt}`));

/** Its outcome is known, or nobody wants to note it. */
export const endContact = (leadId: string): void =>
  store((storage) => storage.removeItem(PREFIX + leadId));

/** The contact with a lead that waits for its outcome. */
export function useBegunContact(leadId: string): BegunContact | undefined {
  const text = useSyncExternalStore(subscribe, () => read(leadId));
  const [name, startedAt = ''] = text.split(' ');
  const channel = CHANNELS.find((each) => each === name);
  return channel && { channel, startedAt };
}

/** The lead with which a contact was begun last, other than the open one. */
export const useBegunLead = (openId: string | undefined): string | undefined =>
  useSyncExternalStore(subscribe, () =>
    begunLeads()
      .filter((leadId) => leadId !== openId)
      .toSorted((one, other) => startOf(one).localeCompare(startOf(other)))
      .at(-1),
  );

function store(change: (storage: Storage) => void): void {
  try {
    change(sessionStorage);
  } catch {
    // The browser keeps nothing: then there is no question on return.
  }
  for (const notify of listeners) notify();
}

function read(leadId: string): string {
  try {
    return sessionStorage.getItem(PREFIX + leadId) ?? '';
  } catch {
    return '';
  }
}

const startOf = (leadId: string): string => read(leadId).split(' ')[1] ?? '';

function begunLeads(): readonly string[] {
  try {
    return Object.keys(sessionStorage).flatMap((key) =>
      key.startsWith(PREFIX) ? key.slice(PREFIX.length) : [],
    );
  } catch {
    return [];
  }
}

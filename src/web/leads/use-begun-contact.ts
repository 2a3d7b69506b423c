import { useState } from 'react';
import type { Channel } from '../../contract/lead-conversation.ts';

/** A call or a message that a person has begun from an open lead, and said nothing of yet. */
export interface BegunContact {
  readonly channel: Channel;
  /** When it began, in ISO 8601. */
  readonly startedAt: string;
}

const CHANNELS: readonly Channel[] = ['call', 'whatsapp', 'sms', 'mail', 'other'];

const keyOf = (leadId: string) => `leadrabbit-contact-${leadId}`;

/**
 * The contact that waits for its outcome. It is kept over a reload, because a phone may drop the page while
 * the person calls.
 */
export function useBegunContact(leadId: string) {
  const [, redraw] = useState(0);
  const write = (text: string | undefined) => {
    try {
      if (text === undefined) sessionStorage.removeItem(keyOf(leadId));
      else sessionStorage.setItem(keyOf(leadId), text);
    } catch {
      // The browser keeps nothing: then there is no question on return.
    }
    redraw((count) => count + 1);
  };
  return {
    begun: read(leadId),
    begin: (channel: Channel) => write(`${channel} ${new Date().toISOString()}`),
    end: () => write(undefined),
  };
}

function read(leadId: string): BegunContact | undefined {
  try {
    const [name, startedAt = ''] = (sessionStorage.getItem(keyOf(leadId)) ?? '').split(' ');
    const channel = CHANNELS.find((each) => each === name);
    return channel && { channel, startedAt };
  } catch {
    return undefined;
  }
}

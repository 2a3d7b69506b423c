import type { InboxStore } from '../../src/intake/inbox-store.ts';
import type { Variant } from './variant.ts';

/** The inbox that the variant receives into. */
export function variantInbox(inbox: InboxStore, variant: Variant): InboxStore {
  switch (variant) {
    case 'nothing-stored':
      return { ...inbox, receive: async () => {} };
    case 'one-commit-each':
      return { ...inbox, receive: oneByOne(inbox.receive) };
    case 'shared-commits':
    case 'worker-on':
      return inbox;
  }
}

/** A delivery starts after the commit of the one before, so that each commit has one delivery. */
function oneByOne(receive: InboxStore['receive']): InboxStore['receive'] {
  let last: Promise<unknown> = Promise.resolve();
  return (delivery) => {
    const received = last.then(() => receive(delivery));
    last = received.catch(() => undefined);
    return received;
  };
}

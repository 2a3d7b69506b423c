import type { InboxStore } from '../../../intake/inbox-store.ts';
import type { RecordLead } from '../leads/record-lead.ts';
import type { MongodbContext, StoreGroup } from '../mongodb-context.ts';
import { notBuilt } from '../not-built.ts';

export interface Inbox extends StoreGroup {
  readonly inbox: InboxStore;
}

/** The inbox in `meta_leads`, and the bodies of webhooks in `webhook_deliveries`. */
export function createInbox(_context: MongodbContext, _parts: { recordLead: RecordLead }): Inbox {
  return { indexes: [], inbox: notBuilt('inbox') };
}

import type { HeldLeads } from './held-leads.ts';
import type { InboxCounts } from './inbox-counts.ts';
import type { InboxLookup } from './inbox-lookup.ts';
import type { InboxQueue } from './inbox-queue.ts';
import type { InboxReceiver } from './inbox-receiver.ts';
import type { InboxReports } from './inbox-reports.ts';

/**
 * The durable inbox, as a storage engine provides it. When a promise of a change resolves, the
 * change is on disk. Code that uses the inbox asks for the parts that it needs.
 */
export interface InboxStore
  extends InboxReceiver, InboxQueue, InboxLookup, HeldLeads, InboxCounts, InboxReports {}

import type { DatabaseSync } from 'node:sqlite';
import type { InboxStore } from '../../../intake/inbox-store.ts';
import type { GroupCommit } from '../group-commit.ts';
import type { RecordLead } from '../record-lead.ts';
import { createClaimDue } from './claim-due.ts';
import { createCountDelayed } from './count-delayed.ts';
import { createHeldLeads } from './held-leads.ts';
import { createInboxCounts } from './inbox-counts.ts';
import { createInboxDecisions } from './inbox-decisions.ts';
import { createInboxLookup } from './inbox-lookup.ts';
import { createInboxReturns } from './inbox-returns.ts';
import { createInsertEvent } from './insert-event.ts';
import { createKeepReading } from './keep-reading.ts';
import { createListDelays } from './list-delays.ts';
import { createNewestOfForms } from './newest-of-forms.ts';
import { createNoteUnwanted } from './note-unwanted.ts';
import { createOldestUnread } from './oldest-unread.ts';
import { createReceiveDelivery } from './receive-delivery.ts';
import { createReceiveRead } from './receive-read.ts';
import { createSettle } from './settle.ts';
import { createTakeIn } from './take-in.ts';

/** The durable inbox: leads in `meta_leads`, bodies of webhooks in `webhook_deliveries`. */
export function createInboxStore(
  database: DatabaseSync,
  commits: GroupCommit,
  recordLead: RecordLead,
): InboxStore {
  const keepReading = createKeepReading(database);
  return {
    receive: createReceiveDelivery(database, commits, createInsertEvent(database)),
    receiveRead: createReceiveRead(database, commits),
    noteUnwanted: createNoteUnwanted(database, commits),
    claimDue: createClaimDue(database, commits),
    takeIn: createTakeIn(database, commits, recordLead, keepReading),
    settle: createSettle(database, commits, keepReading),
    ...createInboxReturns(database, commits),
    ...createInboxLookup(database),
    ...createHeldLeads(database, commits),
    ...createInboxDecisions(database, commits, recordLead),
    ...createInboxCounts(database),
    oldestUnread: createOldestUnread(database),
    newestOfForms: createNewestOfForms(database),
    countDelayed: createCountDelayed(database),
    listDelays: createListDelays(database),
  };
}

import type { InboxStore } from '../../../intake/inbox-store.ts';
import { toTime } from '../fields.ts';
import type { RecordLead } from '../leads/record-lead.ts';
import type { MongodbContext, StoreGroup } from '../mongodb-context.ts';
import type { LeadDocument } from '../leads/lead-document.ts';
import { createClaimDue } from './claim-due.ts';
import { createComplete } from './complete-held.ts';
import { createCompletionSweep } from './completion-sweep.ts';
import { FormCounter } from './count-forms.ts';
import { createEndWork } from './end-work.ts';
import { createHeldLeads } from './held-leads.ts';
import { createInboxCounts } from './inbox-counts.ts';
import { toInboxLead, type InboxDocument } from './inbox-document.ts';
import { inboxIndexes } from './inbox-indexes.ts';
import { createInboxReports } from './inbox-reports.ts';
import { createInboxReturns, releaseInboxLeads } from './inbox-returns.ts';
import { createReceiveDelivery, type DeliveryDocument } from './receive-delivery.ts';
import { createReceiveRead } from './receive-read.ts';

export interface Inbox extends StoreGroup {
  readonly inbox: InboxStore;
}

/** The inbox in `meta_leads`, and the bodies of webhooks in `webhook_deliveries`. */
export function createInbox(
  { db, patientDb, processName, now }: MongodbContext,
  { recordLead }: { recordLead: RecordLead },
): Inbox {
  const inbox = db.collection<InboxDocument>('meta_leads');
  const patient = patientDb.collection<InboxDocument>('meta_leads');
  const deliveries = db.collection<DeliveryDocument>('webhook_deliveries');
  const completions = createCompletionSweep({ inbox, leads: db.collection<LeadDocument>('leads') });
  const counter = new FormCounter(patientDb, now);
  return {
    indexes: inboxIndexes,
    inbox: {
      receive: createReceiveDelivery(inbox, deliveries),
      ...createReceiveRead(inbox),
      claimDue: createClaimDue(inbox, Math.random),
      ...createEndWork(inbox, recordLead),
      complete: createComplete({ inbox, recordLead }),
      ...createInboxReturns(inbox),
      ...createHeldLeads(inbox, patient),
      ...createInboxCounts(inbox, counter),
      ...createInboxReports(patientDb, patient),
      find: async (leadId) => {
        const document = await inbox.findOne({ leadId });
        return document ? toInboxLead(document) : undefined;
      },
      trace: async (leadId) => {
        const document = await inbox.findOne({ leadId });
        if (!document) return undefined;
        return {
          webhookAt: toTime(document.webhookAt),
          foundAt: toTime(document.foundAt),
          fetchedAt: toTime(document.fetchedAt),
          storedAt: toTime(document.processedAt),
        };
      },
    },
    prepare: async () => completions.start(),
    close: async () => {
      await completions.stop();
      await releaseInboxLeads(inbox, processName, now());
      await counter.stop();
    },
  };
}

import type { LeadEventStore } from '../../../leads/lead-event-store.ts';
import type { LeadStore } from '../../../leads/lead-store.ts';
import type { LiveBus } from '../../../live/live-bus.ts';
import type { AppendAuditOnce } from '../accounts/create-accounts.ts';
import type { MongodbContext, StoreGroup } from '../mongodb-context.ts';
import { createEraseLead, type EraseLead } from './erase-lead.ts';
import type { LeadEventDocument } from './event-document.ts';
import { EventRelay } from './event-relay.ts';
import type { LeadDocument } from './lead-document.ts';
import { createLeadEventStore } from './lead-event-store.ts';
import { leadIndexes } from './lead-indexes.ts';
import { createLeadStore } from './lead-store.ts';
import { MongodbLiveBus } from './live-bus.ts';
import type { LiveChangeDocument } from './live-change-publisher.ts';
import { SearchRenewal } from './search-renewal.ts';
import { createRecordLead, type RecordLead } from './record-lead.ts';

export interface Leads extends StoreGroup {
  readonly leads: LeadStore;
  readonly leadEvents: LeadEventStore;
  readonly bus: LiveBus;
  readonly relay: EventRelay;
  readonly recordLead: RecordLead;
  readonly eraseLead: EraseLead;
}

/** Leads, their events, and the bus that carries changes to the screens of every process. */
export function createLeads(
  { db, report }: MongodbContext,
  { appendAuditOnce }: { appendAuditOnce: AppendAuditOnce },
): Leads {
  const leads = db.collection<LeadDocument>('leads');
  const events = db.collection<LeadEventDocument>('lead_events');
  const changes = db.collection<LiveChangeDocument>('live_changes');
  const relay = new EventRelay({ leads, events, appendAuditOnce });
  const bus = new MongodbLiveBus({ db, events, changes, report });
  relay.onRelayed = () => bus.wake();
  const renewal = new SearchRenewal(leads);
  const recordLead = createRecordLead({ leads, inbox: db.collection('meta_leads'), relay });
  return {
    indexes: leadIndexes,
    leads: createLeadStore({ leads, relay, recordLead, report }),
    leadEvents: createLeadEventStore({ leads, events, relay, report }),
    bus,
    relay,
    recordLead,
    eraseLead: createEraseLead(leads, relay),
    prepare: async () => {
      await bus.prepare();
      relay.start();
      renewal.start();
    },
    close: async () => {
      await Promise.all([relay.stop(), renewal.stop()]);
      await bus.close();
    },
  };
}

import type { Db } from 'mongodb';
import type { AssignmentStore } from '../../../assignment/assignment-store.ts';
import type { BulkStore } from '../../../bulk/bulk-store.ts';
import type { BoardStore } from '../../../leads/board-store.ts';
import type { ConversationStore } from '../../../leads/conversation-store.ts';
import type { LeadEventStore } from '../../../leads/lead-event-store.ts';
import type { LeadStore } from '../../../leads/lead-store.ts';
import type { UnlinkedStore } from '../../../leads/unlinked-store.ts';
import type { NoteStore } from '../../../leads/note-store.ts';
import type { ViewStore } from '../../../views/view-store.ts';
import type { LiveBus } from '../../../live/live-bus.ts';
import { createTurns } from '../../../turns/turns.ts';
import type { AppendAuditOnce } from '../accounts/create-accounts.ts';
import type { MongodbContext, StoreGroup } from '../mongodb-context.ts';
import { fromId } from '../ids.ts';
import { createTurnStore } from '../pages/turn-store.ts';
import { createAssignmentStore } from './assignment-store.ts';
import { bulkIndexes, createBulkStore } from './bulk-store.ts';
import { createBoardStore } from './board-store.ts';
import { createChangeLead } from './change-lead.ts';
import { createConversationStore } from './conversation-store.ts';
import { conversationsOf } from './conversation-document.ts';
import { createEraseLead, type EraseLead } from './erase-lead.ts';
import type { LeadEventDocument } from './event-document.ts';
import { EventRelay } from './event-relay.ts';
import type { LeadDocument } from './lead-document.ts';
import { createLeadEventStore } from './lead-event-store.ts';
import { leadIndexes } from './lead-indexes.ts';
import { FIRST_TIME, LeftSweep, MOST_AT_ONCE } from './left-sweep.ts';
import { createLeadStore } from './lead-store.ts';
import { MongodbLiveBus } from './live-bus.ts';
import type { LiveChangeDocument } from './live-change-publisher.ts';
import { createNoteStore } from './note-store.ts';
import { SearchRenewal } from './search-renewal.ts';
import { createTellLead, type TellLead } from './tell-lead.ts';
import { createRecordLead, type RecordLead } from './record-lead.ts';
import { createRemoveLeads } from './remove-imported.ts';
import { createUnlinked, unlinkedIndexes } from './unlinked-store.ts';
import { createViewStore, viewIndexes } from './view-store.ts';

export interface Leads extends StoreGroup {
  readonly leads: LeadStore;
  readonly board: BoardStore;
  readonly leadEvents: LeadEventStore;
  readonly notes: NoteStore;
  readonly conversations: ConversationStore;
  readonly unlinked: UnlinkedStore;
  readonly assignments: AssignmentStore;
  readonly views: ViewStore;
  readonly bulkRuns: BulkStore;
  readonly bus: LiveBus;
  readonly relay: EventRelay;
  readonly recordLead: RecordLead;
  readonly eraseLead: EraseLead;
}

/** Leads, their events, and the bus that carries changes to the screens of every process. */
export function createLeads(
  { db, report, processName, now }: MongodbContext,
  { appendAuditOnce }: { appendAuditOnce: AppendAuditOnce },
): Leads {
  const leads = db.collection<LeadDocument>('leads');
  const events = db.collection<LeadEventDocument>('lead_events');
  const changes = db.collection<LiveChangeDocument>('live_changes');
  const relay = new EventRelay({ leads, events, appendAuditOnce });
  const bus = new MongodbLiveBus({ db, events, changes, report });
  relay.onRelayed = () => bus.wake();
  const renewal = new SearchRenewal(leads);
  const records = createRecordLead({ leads, inbox: db.collection('meta_leads'), relay });
  const changeLead = createChangeLead({ leads, relay, report });
  const tellLead = createTellLead(db, { leads, events, changeLead });
  const conversationSweep = createConversationSweep(db, tellLead);
  const unlinked = createUnlinked(db, { leads, relay });
  // A turn that cannot be given back ends by itself.
  const inTurn = createTurns({
    store: createTurnStore(db),
    processName,
    onError: () => undefined,
    now,
  });
  return {
    indexes: [...leadIndexes, ...unlinkedIndexes, ...viewIndexes, ...bulkIndexes],
    leads: createLeadStore({
      db,
      leads,
      changeLead,
      ...records,
      ...createRemoveLeads(db, relay),
      report,
    }),
    board: createBoardStore(db, report),
    notes: createNoteStore(leads, changeLead),
    conversations: createConversationStore(db, tellLead),
    unlinked: unlinked.store,
    assignments: createAssignmentStore(db, { leads, changeLead, report, inTurn }),
    views: createViewStore(db),
    bulkRuns: createBulkStore(db),
    leadEvents: createLeadEventStore({ leads, events, relay, report }),
    bus,
    relay,
    recordLead: records.recordLead,
    eraseLead: createEraseLead(db, relay),
    prepare: async () => {
      await bus.prepare();
      relay.start();
      renewal.start();
      for (const sweep of [conversationSweep, unlinked.sweep]) {
        await sweep.finishAll();
        sweep.start();
      }
    },
    close: async () => {
      await Promise.all([conversationSweep.stop(), unlinked.sweep.stop(), renewal.stop()]);
      await relay.stop();
      await bus.close();
    },
  };
}

/** Tells leads of conversations that a process left. */
const createConversationSweep = (db: Db, tellLead: TellLead) =>
  new LeftSweep({
    findWaiting: () =>
      conversationsOf(db)
        .find({ pendingSince: { $gt: FIRST_TIME } })
        .hint('pendingSince')
        .limit(MOST_AT_ONCE)
        .toArray(),
    nameOf: ({ _id, pendingEventId = _id }) => `${fromId(_id)} ${fromId(pendingEventId)}`,
    finish: tellLead,
  });

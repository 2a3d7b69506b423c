import type { Collection, Db } from 'mongodb';
import { bulkUpsert } from '../inbox/bulk-upsert.ts';
import type { InboxDocument } from '../inbox/inbox-document.ts';
import type { LeadDocument } from '../leads/lead-document.ts';

/**
 * What stays of an erased inbox lead. Everything else goes, whatever a later version or another tool has
 * added to it.
 */
const KEPT: ReadonlySet<string> = new Set([
  'leadId',
  'formId',
  'pageId',
  'platform',
  'created_time',
  'processed',
  'via',
  'receivedAt',
  'webhookAt',
  'foundAt',
  'fetchedAt',
  'createdAt',
  'processedAt',
  'storedOn',
  'decidedBy',
  'decidedAt',
] satisfies (keyof InboxDocument)[]);

const ERASED = { state: 'erased', failures: 0, claims: 0 } as const;

export const inboxLeadsOf = (db: Db): Collection<InboxDocument> =>
  db.collection<InboxDocument>('meta_leads');

/** Erases inbox leads but for their ids and times. Nothing can bring an erased one back. Safe to repeat. */
export type EraseInboxLeads = (leadIds: readonly string[]) => Promise<void>;

export function createEraseInboxLeads(db: Db): EraseInboxLeads {
  const inbox = inboxLeadsOf(db);
  return async (leadIds) => {
    const filter = { leadId: { $in: [...leadIds] }, state: { $ne: 'erased' as const } };
    const found = await inbox.find(filter).toArray();
    if (found.length === 0) return;
    await inbox.bulkWrite(
      found.map((lead) => ({
        replaceOne: {
          filter: { _id: lead._id, state: { $ne: 'erased' as const } },
          replacement: { ...keptOf(lead), ...ERASED },
        },
      })),
      { ordered: false },
    );
  };
}

const keptOf = (lead: InboxDocument) =>
  Object.fromEntries(Object.entries(lead).filter(([name]) => KEPT.has(name))) as Omit<
    InboxDocument,
    '_id' | keyof typeof ERASED
  >;

/** A CRM lead, as far as its inbox lead needs it. */
export type ErasableLead = Pick<LeadDocument, '_id' | 'metaData' | 'createdAt'>;

/**
 * Adds an erased inbox lead for CRM leads that have none, such as those of the first LeadRabbit: Meta may
 * still list them.
 */
export type AddErasedInboxLeads = (leads: readonly ErasableLead[], at: Date) => Promise<void>;

export const createAddErasedInboxLeads =
  (db: Db): AddErasedInboxLeads =>
  async (leads, at) => {
    await bulkUpsert(
      inboxLeadsOf(db),
      leads.flatMap(({ metaData, createdAt }) => {
        if (!metaData) return [];
        const { leadId, formId, pageId, platform } = metaData;
        const times = { created_time: createdAt, receivedAt: at, createdAt: at };
        const fields = {
          formId,
          pageId,
          platform,
          processed: true,
          via: 'sync',
          ...times,
        } as const;
        return [{ leadId, fields: { ...fields, ...ERASED } }];
      }),
    );
  };

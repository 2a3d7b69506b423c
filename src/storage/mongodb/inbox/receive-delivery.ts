import type { Collection } from 'mongodb';
import type { LeadgenEvent } from '../../../intake/inbox-lead.ts';
import type { Delivery, InboxReceiver } from '../../../intake/inbox-receiver.ts';
import { redactDelivery } from '../../redact-delivery.ts';
import { isDuplicateKey } from '../connection/mongodb-error.ts';
import { bulkUpdate, bulkUpsert, type NewInboxLead } from './bulk-upsert.ts';
import type { InboxDocument } from './inbox-document.ts';

/** The body of a webhook, byte for byte. */
export interface DeliveryDocument {
  readonly receivedAt: Date;
  readonly body: Buffer;
  /** Of the leads that it names: an erasure and the retention find it by them. */
  readonly leadIds: readonly string[];
}

/**
 * Stores the events first, each by its lead id, and then the body. If it is refused half-way, Meta sends it
 * again, and what is stored already does not change.
 */
export function createReceiveDelivery(
  inbox: Collection<InboxDocument>,
  deliveries: Collection<DeliveryDocument>,
): InboxReceiver['receive'] {
  return async (delivery) => {
    const { receivedAt: now, events } = delivery;
    const known = await bulkUpsert(
      inbox,
      events.map((event) => ({ leadId: event.leadId, fields: toFields(event, now) })),
    );
    const repeated = known.flatMap((index) => events[index] ?? []);
    const erased = await findErased(inbox, repeated);
    await storeBody(deliveries, delivery, erased);
    await addEvents(inbox, repeated, now);
  };
}

const toFields = (event: LeadgenEvent, now: Date): NewInboxLead['fields'] => ({
  formId: event.formId,
  pageId: event.pageId,
  ...(event.createdTime !== null && { created_time: event.createdTime }),
  processed: false,
  state: 'received',
  failures: 0,
  claims: 0,
  dueAt: now,
  via: 'webhook',
  event: event.original,
  receivedAt: now,
  webhookAt: now,
  createdAt: now,
});

/** The ids of leads whose people were erased. */
async function findErased(
  inbox: Collection<InboxDocument>,
  events: readonly LeadgenEvent[],
): Promise<ReadonlySet<string>> {
  if (events.length === 0) return new Set();
  const leadId = { $in: events.map((event) => event.leadId) };
  const erased = await inbox
    .find({ leadId, state: 'erased' })
    .project<Pick<InboxDocument, 'leadId'>>({ leadId: 1 })
    .hint('leadId')
    .toArray();
  return new Set(erased.map((each) => each.leadId));
}

/** Leaves out the leads of people who were erased: a sender may have put answers into the event. */
async function storeBody(
  deliveries: Collection<DeliveryDocument>,
  { rawBody, receivedAt, events }: Delivery,
  erased: ReadonlySet<string>,
): Promise<void> {
  const rest = erased.size === 0 ? rawBody : redactDelivery(rawBody.toString('utf8'), erased);
  if (rest === undefined) return;
  const leadIds = new Set(events.map(({ leadId }) => leadId)).difference(erased);
  const body = Buffer.from(rest);
  try {
    await deliveries.insertOne({ receivedAt, body, leadIds: [...leadIds] });
  } catch (error) {
    // The driver tries once more if it gets no answer, with the same id: the first try was stored.
    if (!isDuplicateKey(error)) throw error;
  }
}

/** A lead that a sync found gets its event now. */
async function addEvents(
  inbox: Collection<InboxDocument>,
  events: readonly LeadgenEvent[],
  webhookAt: Date,
): Promise<void> {
  await bulkUpdate(
    inbox,
    events.map(({ leadId, original: event }) => ({
      updateOne: {
        filter: { leadId, webhookAt: { $exists: false }, state: { $ne: 'erased' } },
        update: { $set: { event, webhookAt } },
      },
    })),
  );
}

import type { Collection } from 'mongodb';
import type { Delivery, InboxReceiver } from '../../../intake/inbox-receiver.ts';
import { redactDelivery } from '../../redact-delivery.ts';
import { bulkUpsert } from './bulk-upsert.ts';
import type { InboxDocument } from './inbox-document.ts';

/** The body of a webhook, byte for byte. */
export interface DeliveryDocument {
  readonly receivedAt: Date;
  readonly body: Buffer;
  /** Of the leads that it names: an erasure and the retention find it by them. */
  readonly leadIds: readonly string[];
}

/**
 * Stores the body first and then its events, each by its lead id. If it is refused half-way, Meta sends it
 * again, and what is stored already does not change.
 */
export function createReceiveDelivery(
  inbox: Collection<InboxDocument>,
  deliveries: Collection<DeliveryDocument>,
): InboxReceiver['receive'] {
  return async (received) => {
    const delivery = await withoutErased(inbox, received);
    if (!delivery) return;
    const { rawBody, receivedAt: now, events } = delivery;
    const leadIds = [...new Set(events.map(({ leadId }) => leadId))];
    await deliveries.insertOne({ receivedAt: now, body: rawBody, leadIds });
    const known = await bulkUpsert(
      inbox,
      events.map((event) => ({
        leadId: event.leadId,
        fields: {
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
        },
      })),
    );
    // A lead that a sync found gets its event now.
    const updates = known.flatMap((index) => {
      const event = events[index];
      if (!event) return [];
      const filter = {
        leadId: event.leadId,
        webhookAt: { $exists: false },
        state: { $ne: 'erased' as const },
      };
      return [
        { updateOne: { filter, update: { $set: { event: event.original, webhookAt: now } } } },
      ];
    });
    if (updates.length > 0) await inbox.bulkWrite(updates, { ordered: false });
  };
}

/**
 * Leaves out the leads of people who were erased: a sender may have put answers into the event.
 *
 * @returns undefined if nothing is left to store
 */
async function withoutErased(
  inbox: Collection<InboxDocument>,
  delivery: Delivery,
): Promise<Delivery | undefined> {
  const ids = delivery.events.map(({ leadId }) => leadId);
  const erased = await inbox
    .find({ leadId: { $in: ids }, state: 'erased' })
    .project<Pick<InboxDocument, 'leadId'>>({ leadId: 1 })
    .toArray();
  if (erased.length === 0) return delivery;
  const leadIds = new Set(erased.map(({ leadId }) => leadId));
  const body = redactDelivery(delivery.rawBody.toString('utf8'), leadIds);
  if (body === undefined) return undefined;
  const events = delivery.events.filter(({ leadId }) => !leadIds.has(leadId));
  return { ...delivery, rawBody: Buffer.from(body), events };
}

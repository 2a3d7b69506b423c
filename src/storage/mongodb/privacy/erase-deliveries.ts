import { Binary, type Collection, type Db } from 'mongodb';
import { redactDelivery } from '../../redact-delivery.ts';
import type { DocumentId } from '../ids.ts';

/** The body of a webhook in `webhook_deliveries`. */
export interface ErasableDelivery {
  readonly _id: DocumentId;
  readonly receivedAt: Date;
  readonly body: Binary;
  /** Meta's ids of the leads that it names. */
  readonly leadIds: readonly string[];
}

export const deliveriesOf = (db: Db): Collection<ErasableDelivery> =>
  db.collection<ErasableDelivery>('webhook_deliveries');

/** Takes leads out of the bodies of webhooks. Others that came in the same body stay in it. Safe to repeat. */
export type EraseDeliveries = (leadIds: ReadonlySet<string>) => Promise<void>;

export function createEraseDeliveries(db: Db): EraseDeliveries {
  const deliveries = deliveriesOf(db);
  return async (leadIds) => {
    const named = { leadIds: { $in: [...leadIds] } };
    // Another erasure may take its leads out of the same body at the same time: then it is read again.
    for (let found = await deliveries.find(named).toArray(); found.length > 0;) {
      for (const { _id, body, leadIds: names } of found) {
        const asRead = { _id, leadIds: [...names] };
        const rest = redactDelivery(Buffer.from(body.value()).toString('utf8'), leadIds);
        const left = names.filter((leadId) => !leadIds.has(leadId));
        if (rest === undefined || left.length === 0) await deliveries.deleteOne(asRead);
        else
          await deliveries.updateOne(asRead, {
            $set: { body: new Binary(Buffer.from(rest)), leadIds: left },
          });
      }
      found = await deliveries.find(named).toArray();
    }
  };
}

import type { Engine } from '../engine.ts';
import { unixSeconds } from '../graph/meta-time.ts';
import type { AppSubscription } from '../world/world.ts';
import type { Change } from './change.ts';
import type { Delivery } from './delivery.ts';
import type { DeliveryLog } from './delivery-log.ts';
import { webhookBody } from './webhook-body.ts';

/** Adds new deliveries to the log. */
export function createRecordDeliveries(getEngine: () => Engine, log: DeliveryLog) {
  /** A delivery with a body that is given. */
  const record = (url: string, body: string, leadIds: string[], state: Delivery['state']) => {
    const createdAt = getEngine().now().toISOString();
    return log.add({ createdAt, url, body, leadIds, state, attempts: [] });
  };
  /** A delivery that tells a subscription of changes. */
  const create = (to: AppSubscription, changes: Change[], state: Delivery['state']) => {
    const { faults, now } = getEngine();
    const body = webhookBody(to.object, changes, {
      sentAt: unixSeconds(now()),
      numericIds: faults.current().numericIds === true,
      includeValues: to.includeValues,
    });
    const leadIds = changes.flatMap(({ leadId }) => leadId ?? []);
    return record(to.callbackUrl, body, leadIds, state);
  };
  return { record, create };
}

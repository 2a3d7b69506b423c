import type { Delivery } from './delivery.ts';

const CAPACITY = 20_000;

/** The deliveries of this run, oldest first; the oldest are forgotten. */
export function createDeliveryLog() {
  let deliveries: Delivery[] = [];
  let byId = new Map<string, Delivery>();
  let byLead = new Map<string, Delivery>();
  let count = 0;
  const keep = (delivery: Delivery): Delivery => {
    deliveries.push(delivery);
    byId.set(delivery.id, delivery);
    for (const leadId of delivery.leadIds) byLead.set(leadId, delivery);
    if (deliveries.length > CAPACITY * 2) {
      for (const old of deliveries.slice(0, -CAPACITY)) byId.delete(old.id);
      deliveries = deliveries.slice(-CAPACITY);
    }
    return delivery;
  };
  return {
    add(draft: Omit<Delivery, 'id'>): Delivery {
      return keep({ id: String(++count), ...draft });
    },
    /** Puts a delivery of an earlier run back, under its own id. */
    restore(delivery: Delivery): Delivery {
      count = Math.max(count, Number(delivery.id));
      return keep(delivery);
    },
    find: (id: string) => byId.get(id),
    /** The newest that carries the lead. */
    ofLead: (leadId: string) => byLead.get(leadId),
    all: () => [...deliveries],
    clear() {
      deliveries = [];
      byId = new Map();
      byLead = new Map();
    },
  };
}

export type DeliveryLog = ReturnType<typeof createDeliveryLog>;

import type { Change } from './change.ts';
import type { Delivery } from './delivery.ts';

/** What goes out to the app's callback. */
export type Outbox = {
  /** Goes out with others, in the order of their coming. */
  add(change: Change): void;
  /** Signs and sends this very text. */
  sendRaw(url: string, body: string, leadIds?: string[]): Delivery;
  redeliver(id: string): Delivery | undefined;
  all(): Delivery[];
  ofLead(leadId: string): Delivery | undefined;
  /** Puts the deliveries of an earlier run back and goes on with those that are still owed. */
  restore(deliveries: readonly Delivery[]): void;
  /** @returns the newest deliveries, and all that are still owed; `flush` first */
  save(): Delivery[];
  /** Turns what is being gathered into deliveries now. */
  flush(): void;
  /** Waits until nothing is gathered or under way; what failed may still wait for its next try. */
  settled(): Promise<void>;
  /** Forgets everything, also what would be tried again. */
  clear(): void;
};

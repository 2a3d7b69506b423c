import type { Change } from './change.ts';
import type { Delivery } from './delivery.ts';

/** Sends changes to the app's callback. */
export type Outbox = {
  /** Is sent together with others, in the order in which they came. */
  add(change: Change): void;
  /** Signs and sends exactly this text. */
  sendRaw(url: string, body: string, leadIds?: string[]): Delivery;
  redeliver(id: string): Delivery | undefined;
  all(): Delivery[];
  ofLead(leadId: string): Delivery | undefined;
  /** Restores the deliveries of an earlier run, and sends those that the app has not accepted. */
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

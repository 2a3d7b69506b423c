import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import { readWebhook, UnreadableWebhook, type WebhookReading } from '../meta-api/read-webhook.ts';
import type { InboxReceiver } from './inbox-receiver.ts';

export interface WebhookReceipt {
  /** Leadgen events that are on disk now, repeated ones included. */
  readonly leads: number;
  /** Leadgen events without a usable lead id. Their delivery is stored as it came. */
  readonly unusable: number;
  /** Changes of other fields and test pings. They are acknowledged and not stored. */
  readonly ignored: number;
}

/**
 * Stores the leads of a delivery whose signature is right in the inbox. When the promise resolves,
 * every lead is on disk. Nothing else is done before Meta gets its answer.
 *
 * @throws the `storage-unavailable` error, and the `unreadable-webhook` error if the body is not a
 *   delivery
 */
export type ReceiveWebhook = (rawBody: Buffer) => Promise<WebhookReceipt>;

export function createReceiveWebhook(dependencies: {
  readonly inbox: Pick<InboxReceiver, 'receive'>;
  readonly wakeWorker: () => void;
  /** Called when leads of these Pages are on disk. */
  readonly onReceived: (pageIds: readonly string[]) => void;
  readonly now: () => Date;
}): ReceiveWebhook {
  return async (rawBody) => {
    const receivedAt = dependencies.now();
    const reading = await readDelivery(rawBody, receivedAt);
    if (reading.leadgen.length > 0 || reading.unusable > 0) {
      await dependencies.inbox.receive({ rawBody, receivedAt, events: reading.leadgen });
      dependencies.wakeWorker();
      dependencies.onReceived(reading.leadgen.map(({ pageId }) => pageId));
    }
    return {
      leads: reading.leadgen.length,
      unusable: reading.unusable,
      ignored: reading.ignored + reading.testPings,
    };
  };
}

async function readDelivery(rawBody: Buffer, now: Date): Promise<WebhookReading> {
  try {
    return await readInTurns(rawBody, now);
  } catch (error) {
    if (error instanceof UnreadableWebhook)
      throw new AppError('unreadable-webhook', {}, { cause: error });
    throw error;
  }
}

/**
 * Reads a delivery in steps, and lets other work run between them: it may hold thousands of
 * changes.
 *
 * @throws UnreadableWebhook if the body is not a delivery
 */
export async function readInTurns(rawBody: Buffer, now: Date): Promise<WebhookReading> {
  const steps = readWebhook(rawBody, now);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await nextTurn();
  }
}

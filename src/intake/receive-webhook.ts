import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import { readWebhook, UnreadableWebhook, type WebhookReading } from '../meta-api/read-webhook.ts';
import type { InboxReceiver } from './inbox-receiver.ts';

export interface WebhookReceipt {
  /** Leadgen changes that are on disk now, repeated ones included. */
  readonly leads: number;
  /** Leadgen changes without a usable lead id; their delivery is kept as it came. */
  readonly unusable: number;
  /** Changes of other fields and test pings, acknowledged and not kept. */
  readonly ignored: number;
}

/**
 * Puts a delivery whose signature held into the inbox. When the promise resolves, every lead of it
 * is on disk; nothing else is done here, so that Meta gets its answer at once.
 *
 * @throws the `storage-unavailable` error, and the `invalid-input` error for a body that is no delivery.
 */
export type ReceiveWebhook = (rawBody: Buffer) => Promise<WebhookReceipt>;

export function createReceiveWebhook(dependencies: {
  readonly inbox: Pick<InboxReceiver, 'receive'>;
  readonly wakeWorker: () => void;
  /** Leads of these Pages were announced and are on disk. */
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
 * Reads a delivery, and lets others run between the steps: it may hold thousands of changes.
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

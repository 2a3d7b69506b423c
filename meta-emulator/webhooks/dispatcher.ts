import type { Engine } from '../engine.ts';
import { attemptDelivery, recordAttempt } from './attempt-delivery.ts';
import { isOwed, type Delivery } from './delivery.ts';
import { createDeliveryTimers } from './delivery-timers.ts';

/** Sends deliveries, several at a time, and retries those that fail. */
export function createDispatcher(getEngine: () => Engine) {
  let queue: Delivery[] = [];
  const timers = createDeliveryTimers();
  let running = 0;
  let late = 0;
  // Rises with each stop. An attempt from before a stop has no effect after it.
  let era = 0;

  const enqueue = (delivery: Delivery) => {
    queue.push(delivery);
    drain();
  };

  const drain = () => {
    while (running < getEngine().settings.maxParallelDeliveries) {
      const delivery = queue.shift();
      if (!delivery) return;
      running += 1;
      const own = era;
      void attempt(delivery, own).finally(() => {
        if (own !== era) return;
        running -= 1;
        drain();
      });
    }
  };

  const attempt = async (delivery: Delivery, own: number) => {
    const outcome = await attemptDelivery(getEngine(), delivery);
    if (own !== era) return;
    const wait = recordAttempt(getEngine(), delivery, outcome);
    if (wait !== undefined) timers.after(wait, () => enqueue(delivery));
  };

  return {
    start(delivery: Delivery) {
      const { faults, random } = getEngine();
      const { lateWebhooksMs, reorderWebhooks } = faults.current();
      const wait = (lateWebhooksMs ?? 0) + (reorderWebhooks ? random.int(0, 300) : 0);
      if (wait === 0) return enqueue(delivery);
      late += 1;
      const own = era;
      timers.after(wait, () => {
        if (own === era) late -= 1;
        enqueue(delivery);
      });
    },
    /** Continues a delivery of an earlier run that the app has not accepted. */
    resume(delivery: Delivery) {
      if (!isOwed(delivery)) return;
      const due = delivery.nextAttemptAt === undefined ? 0 : Date.parse(delivery.nextAttemptAt);
      timers.after(Math.max(0, due - getEngine().now().getTime()), () => enqueue(delivery));
    },
    isBusy: () => running > 0 || queue.length > 0 || late > 0,
    stop() {
      timers.cancelAll();
      queue = [];
      running = 0;
      late = 0;
      era += 1;
    },
  };
}

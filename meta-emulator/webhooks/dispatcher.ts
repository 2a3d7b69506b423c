import type { Engine } from '../engine.ts';
import { isOwed, type Delivery } from './delivery.ts';
import { retryDelay } from './retry-delay.ts';
import { sendDelivery } from './send-delivery.ts';
import { signBody } from './sign-body.ts';

/** Sends deliveries, several at a time, and tries again what failed. */
export function createDispatcher(getEngine: () => Engine) {
  let queue: Delivery[] = [];
  const timers = new Set<NodeJS.Timeout>();
  let running = 0;
  let late = 0;
  // What was started before a stop must not go on after it.
  let era = 0;

  const after = (ms: number, run: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, ms);
    timers.add(timer);
  };

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
    const { world, settings, faults } = getEngine();
    faults.countCall();
    const secret = faults.current().wrongSignature ? `not-${world.app.secret}` : world.app.secret;
    const headers = signBody(delivery.body, secret);
    const { url, body } = delivery;
    const outcome = await sendDelivery(url, body, headers, settings.webhookTimeoutMs);
    if (own !== era) return;
    delivery.attempts.push(outcome);
    delivery.nextAttemptAt = undefined;
    if (outcome.status === 200) delivery.state = 'delivered';
    else planRetry(delivery);
  };

  const planRetry = (delivery: Delivery) => {
    const { settings, now } = getEngine();
    const wait = retryDelay(delivery.attempts.length, settings.retryScale);
    if (wait === undefined) {
      delivery.state = 'dropped';
      return;
    }
    delivery.state = 'retrying';
    delivery.nextAttemptAt = new Date(now().getTime() + wait).toISOString();
    after(wait, () => enqueue(delivery));
  };

  return {
    start(delivery: Delivery) {
      const { faults, random } = getEngine();
      const { lateWebhooksMs, reorderWebhooks } = faults.current();
      const wait = (lateWebhooksMs ?? 0) + (reorderWebhooks ? random.int(0, 300) : 0);
      if (wait === 0) return enqueue(delivery);
      late += 1;
      const own = era;
      after(wait, () => {
        if (own === era) late -= 1;
        enqueue(delivery);
      });
    },
    /** Goes on with a delivery of an earlier run; one that is no longer owed is left alone. */
    resume(delivery: Delivery) {
      if (!isOwed(delivery)) return;
      const due = delivery.nextAttemptAt === undefined ? 0 : Date.parse(delivery.nextAttemptAt);
      after(Math.max(0, due - getEngine().now().getTime()), () => enqueue(delivery));
    },
    isBusy: () => running > 0 || queue.length > 0 || late > 0,
    stop() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      queue = [];
      running = 0;
      late = 0;
      era += 1;
    },
  };
}

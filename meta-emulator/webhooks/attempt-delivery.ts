import type { Engine } from '../engine.ts';
import type { Attempt, Delivery } from './delivery.ts';
import { retryDelay } from './retry-delay.ts';
import { sendDelivery } from './send-delivery.ts';
import { signBody } from './sign-body.ts';

/** Signs a delivery and sends it once. */
export function attemptDelivery(
  { world, settings, faults }: Engine,
  { url, body }: Delivery,
): Promise<Attempt> {
  faults.countCall();
  const secret = faults.current().wrongSignature ? `not-${world.app.secret}` : world.app.secret;
  return sendDelivery(url, body, signBody(body, secret), settings.webhookTimeoutMs);
}

/**
 * Records how an attempt ended.
 *
 * @returns in how many ms to try again; undefined if the delivery has arrived or is given up
 */
export function recordAttempt(
  { settings, now }: Engine,
  delivery: Delivery,
  outcome: Attempt,
): number | undefined {
  delivery.attempts.push(outcome);
  delivery.nextAttemptAt = undefined;
  if (outcome.status === 200) {
    delivery.state = 'delivered';
    return undefined;
  }
  const wait = retryDelay(delivery.attempts.length, settings.retryScale);
  if (wait === undefined) {
    delivery.state = 'dropped';
    return undefined;
  }
  delivery.state = 'retrying';
  delivery.nextAttemptAt = new Date(now().getTime() + wait).toISOString();
  return wait;
}

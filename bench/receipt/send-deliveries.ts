import autocannon from 'autocannon';
import type { SignedDelivery } from './signed-deliveries.ts';

export interface SendOptions {
  readonly connections: number;
  readonly seconds: number;
}

/** The result of sending as fast as the answers came. */
export interface Volley {
  /** Deliveries whose lead was acknowledged. */
  readonly acknowledged: number;
  readonly perSecond: number;
  /** The time from sending to the answer, one for each delivery. */
  readonly latenciesMs: readonly number[];
}

const ACKNOWLEDGED = '{"success":true,"leadsProcessed":1}';

/**
 * Sends deliveries over connections that are kept alive. Each connection sends its next delivery
 * when the answer has come, until the time is over or all are sent.
 *
 * @throws if any answer does not acknowledge exactly one lead
 */
export async function sendDeliveries(
  url: string,
  deliveries: readonly SignedDelivery[],
  { connections, seconds }: SendOptions,
): Promise<Volley> {
  const next = deliveries.values();
  const start = performance.now();
  const load = autocannon({
    url,
    connections,
    duration: seconds,
    maxOverallRequests: deliveries.length,
    sampleInt: 50,
    bailout: 1,
    verifyBody: (body) => body === ACKNOWLEDGED,
    requests: [
      {
        method: 'POST',
        path: '/api/webhook/facebook',
        setupRequest: (request) => ({ ...request, ...toRequest(next.next().value) }),
      },
    ],
  });
  const latenciesMs: number[] = [];
  let lastAnswer = start;
  load.on('response', (_client, _status, _bytes, ms: number) => {
    latenciesMs.push(ms);
    lastAnswer = performance.now();
  });
  const { '2xx': acknowledged, non2xx, errors, mismatches } = await load;
  if (non2xx + errors + mismatches > 0)
    throw new Error(`${non2xx} refusals, ${errors} errors, ${mismatches} other answers at ${url}`);
  return { acknowledged, perSecond: (acknowledged / (lastAnswer - start)) * 1000, latenciesMs };
}

function toRequest(delivery: SignedDelivery | undefined) {
  if (delivery === undefined) throw new Error('more deliveries were asked for than were signed');
  return {
    body: delivery.body,
    headers: {
      'content-type': 'application/json',
      'x-hub-signature-256': delivery.signature,
    },
  };
}

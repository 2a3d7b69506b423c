import { createHmac } from 'node:crypto';

export interface SignedDelivery {
  readonly body: string;
  readonly signature: string;
}

/** An unknown Page, so that a worker skips its leads without a call to Meta. */
const UNKNOWN_PAGE = '109999999999999';

let lastLead = 0;

/** Deliveries as Meta sends them, each with one lead that was never sent before. */
export function signDeliveries(count: number, secret: string): SignedDelivery[] {
  return Array.from({ length: count }, () => {
    const body = deliveryOf(`2384965${String(++lastLead).padStart(10, '0')}`);
    const digest = createHmac('sha256', secret).update(body).digest('hex');
    return { body, signature: `sha256=${digest}` };
  });
}

function deliveryOf(leadId: string): string {
  const time = Math.floor(Date.now() / 1000);
  const value = {
    adgroup_id: '120210000000000003',
    ad_id: '120210000000000003',
    created_time: time,
    leadgen_id: leadId,
    page_id: UNKNOWN_PAGE,
    form_id: '1187203945520381',
  };
  return JSON.stringify({
    object: 'page',
    entry: [{ id: UNKNOWN_PAGE, time, changes: [{ value, field: 'leadgen' }] }],
  });
}

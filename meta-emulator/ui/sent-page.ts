import type { Engine } from '../engine.ts';
import type { Delivery } from '../webhooks/delivery.ts';
import type { Lead } from '../world/world.ts';
import { html } from './html.ts';
import { pageFrame } from './page-frame.ts';

/** The page after a form was sent: the lead, and whether the app got its webhook. */
export function sentPage(engine: Engine, lead: Lead): string {
  const form = engine.world.forms.get(lead.formId);
  const delivery = engine.outbox.ofLead(lead.id);
  return pageFrame(
    'Sent',
    html`<h1>${form?.thankYou}</h1>
      <dl>
        <dt>Lead id</dt>
        <dd><code>${lead.id}</code></dd>
        <dt>Came through</dt>
        <dd>
          ${lead.platform === 'ig' ? 'Instagram' : 'Facebook'}${lead.ad === undefined && ', without an ad'}
        </dd>
        <dt>Webhook</dt>
        <dd role="status">${deliveryText(lead, delivery)}</dd>
      </dl>
      <p class="actions">
        <a class="button" href="/forms/${lead.formId}">Send another</a>
        <a class="button" href="/sent/${lead.id}">Refresh</a>
        ${delivery && html`<a class="button" href="/deliveries/${delivery.id}">See the delivery</a>`}
      </p>`,
  );
}

export function deliveryText(lead: Pick<Lead, 'notDelivered'>, delivery: Delivery | undefined) {
  if (lead.notDelivered !== undefined) return `Not sent: ${lead.notDelivered}.`;
  if (!delivery) return 'Waits to be sent.';
  const last = delivery.attempts.at(-1);
  const outcome = last?.status ? `answered ${last.status}` : (last?.error ?? 'no answer');
  switch (delivery.state) {
    case 'pending':
      return 'On its way.';
    case 'delivered':
      return `Delivered: your app ${outcome} after ${last?.durationMs} ms.`;
    case 'retrying':
      return `Failed (${outcome}); the next try is at ${delivery.nextAttemptAt}.`;
    case 'dropped':
      return `Given up after ${delivery.attempts.length} tries (${outcome}).`;
    case 'lost':
      return 'Lost on the way by a fault; it will not be sent again.';
  }
}

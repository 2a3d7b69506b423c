import type { Delivery } from '../webhooks/delivery.ts';
import { html } from './html.ts';

/** The newest deliveries. Each links to its attempts and its body. */
export function deliveryPanel(listed: Delivery[]) {
  return html`<section class="card" id="deliveries" aria-labelledby="deliveries-title">
    <div class="line">
      <h2 class="grow" id="deliveries-title">Deliveries</h2>
      <form method="post" action="/inspector/ping"><button>Send a test ping</button></form>
    </div>
    ${listed.length === 0 && html`<p class="hint">None yet.</p>`}
    <ul class="rows">
      ${listed.map(
        ({ id, createdAt, state, leadIds, attempts }) =>
          html`<li class="line">
            <a class="grow" href="/deliveries/${id}">Delivery ${id}<small>${createdAt}</small></a>
            <span class="hint"
              >${leadIds.length} ${leadIds.length === 1 ? 'lead' : 'leads'}, ${attempts.length}
              ${attempts.length === 1 ? 'try' : 'tries'}</span
            >
            <span class="tag ${state === 'delivered' ? 'good' : state === 'pending' ? '' : 'bad'}"
              >${state}</span
            >
          </li>`,
      )}
    </ul>
  </section>`;
}

import type { FaultState } from '../control/emulator-control.ts';
import type { Engine } from '../engine.ts';
import type { LoggedRequest } from '../graph/request-log.ts';
import type { Delivery } from '../webhooks/delivery.ts';
import { faultPanel } from './fault-panel.ts';
import { html } from './html.ts';
import { pageFrame } from './page-frame.ts';

const SHOWN = 50;

/** What a developer wants to see and to change. */
export function inspectorPage(engine: Engine, faults: FaultState): string {
  const pages = [...engine.world.pages.values()];
  return pageFrame(
    'Inspector',
    html`<div class="line">
        <h1 class="grow">Inspector</h1>
        <a class="button" href="/inspector">Refresh</a>
        <form method="post" action="/inspector/reset"><button>Reset everything</button></form>
      </div>
      ${subscriptions(engine)} ${faultPanel(faults, pages)}
      ${deliveries(engine.outbox.all().slice(-SHOWN).toReversed())}
      ${requests(engine.requests.all().slice(-SHOWN).toReversed())}`,
  );
}

function subscriptions({ world }: Engine) {
  const subscriptionsOfApp = [...world.appSubscriptions.values()];
  return html`<section class="card" aria-labelledby="subscriptions-title">
    <h2 id="subscriptions-title">Subscriptions</h2>
    <h3>Of the app</h3>
    <ul class="rows">
      ${subscriptionsOfApp.map(
        ({ object, fields, callbackUrl, active }) =>
          html`<li class="line">
            <span class="grow"
              ><strong>${object}</strong> ${fields.join(', ')}<small>${callbackUrl}</small></span
            ><span class="tag ${active ? 'good' : 'bad'}">${active ? 'active' : 'not active'}</span>
          </li>`,
      )}
      ${subscriptionsOfApp.length === 0 && html`<li class="hint">None: no webhook can go out.</li>`}
    </ul>
    <h3>Of the Pages</h3>
    <ul class="rows">
      ${[...world.pages.values()].map(
        ({ id, name, subscribedFields }) =>
          html`<li class="line">
            <span class="grow"
              ><strong>${name}</strong
              ><small
                >${subscribedFields ? subscribedFields.join(', ') : 'not subscribed'}</small
              ></span
            >
            ${subscribedFields && html`<form method="post" action="/inspector/unsubscribe"><input type="hidden" name="pageId" value="${id}" /><button aria-label="Let the subscription of ${name} disappear">Let it disappear</button></form>`}
          </li>`,
      )}
    </ul>
  </section>`;
}

function deliveries(listed: Delivery[]) {
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

function describeQuery(query: Record<string, string>): string {
  const parts = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  return parts.join(' ').slice(0, 300);
}

function requests(listed: LoggedRequest[]) {
  return html`<section class="card" id="requests" aria-labelledby="requests-title">
    <h2 id="requests-title">Graph calls received</h2>
    ${listed.length === 0 && html`<p class="hint">None yet.</p>`}
    <div class="scroll" tabindex="0" role="region" aria-labelledby="requests-title">
      <table>
        ${
          listed.length > 0 &&
          html`<thead>
            <tr>
              <th scope="col">Time</th>
              <th scope="col">Call</th>
              <th scope="col">Token</th>
              <th scope="col">Proof</th>
              <th scope="col">Status</th>
            </tr>
          </thead>`
        }
        <tbody>
          ${listed.map(
            ({ at, method, path, query, tokenIn, proof, status }) =>
              html`<tr>
                <td>${at.slice(11, 23)}</td>
                <td><code>${method} ${path}</code><small>${describeQuery(query)}</small></td>
                <td>${tokenIn}</td>
                <td>${proof}</td>
                <td>
                  <span class="tag ${status === 200 ? 'good' : 'bad'}"
                    >${status === 0 ? 'dropped' : status}</span
                  >
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

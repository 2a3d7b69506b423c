import type { Page, World } from '../world/world.ts';
import { html } from './html.ts';

/** Both subscriptions that a webhook needs: that of the app, and that of its Page. */
export function subscriptionPanel(world: World) {
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
      ${[...world.pages.values()].map(pageRow)}
    </ul>
  </section>`;
}

function pageRow({ id, name, subscribedFields }: Page) {
  return html`<li class="line">
    <span class="grow">
      <strong>${name}</strong>
      <small>${subscribedFields ? subscribedFields.join(', ') : 'not subscribed'}</small>
    </span>
    ${subscribedFields && disappearButton(id, name)}
  </li>`;
}

function disappearButton(id: string, name: string) {
  return html`<form method="post" action="/inspector/unsubscribe">
    <input type="hidden" name="pageId" value="${id}" />
    <button aria-label="Let the subscription of ${name} disappear">Let it disappear</button>
  </form>`;
}

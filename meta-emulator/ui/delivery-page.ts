import type { Delivery } from '../webhooks/delivery.ts';
import { html } from './html.ts';
import { pageFrame } from './page-frame.ts';
import { deliveryText } from './sent-page.ts';

/** One delivery: its attempts, and its body as sent and in a readable form. */
export function deliveryPage(delivery: Delivery): string {
  const { id, url, body, attempts } = delivery;
  return pageFrame(
    `Delivery ${id}`,
    html`<p><a href="/inspector#deliveries">Back to the inspector</a></p>
      <h1>Delivery ${id}</h1>
      <p role="status">${deliveryText({}, delivery)}</p>
      <p class="hint">To ${url}</p>
      <form method="post" action="/inspector/redeliver">
        <input type="hidden" name="id" value="${id}" /><button class="primary">Send again</button>
      </form>
      <h2>Tries</h2>
      <ul class="rows">
        ${attempts.map(
          ({ at, status, error, durationMs }) =>
            html`<li class="line">
              <span class="grow">${at}</span><span class="hint">${durationMs} ms</span
              ><span class="tag ${status === 200 ? 'good' : 'bad'}">${status ?? error}</span>
            </li>`,
        )}${attempts.length === 0 && html`<li class="hint">None yet.</li>`}
      </ul>
      <h2>Body as sent</h2>
      <pre tabindex="0">${body}</pre>
      <h2>Body, readable</h2>
      <pre tabindex="0">${readable(body)}</pre>`,
  );
}

function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), keepDigits, 2);
  } catch {
    return 'This is not JSON.';
  }
}

/** A number beyond 2^53 would lose its last digits. */
function keepDigits(_name: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  return `${context?.source} (a number)`;
}

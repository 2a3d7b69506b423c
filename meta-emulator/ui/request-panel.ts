import type { LoggedRequest } from '../graph/request-log.ts';
import { html } from './html.ts';

/** The newest Graph calls that came in. */
export function requestPanel(listed: LoggedRequest[]) {
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

function describeQuery(query: Record<string, string>): string {
  const parts = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  return parts.join(' ').slice(0, 300);
}

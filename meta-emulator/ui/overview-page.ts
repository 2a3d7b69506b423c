import type { Engine } from '../engine.ts';
import { leadsOf } from '../world/add-lead.ts';
import type { Form, Page, World } from '../world/world.ts';
import { html } from './html.ts';
import { pageFrame } from './page-frame.ts';

/** Every Page with its forms. */
export function overviewPage({ world }: Engine): string {
  const pages = [...world.pages.values()];
  return pageFrame(
    'Forms',
    html`<h1>Lead forms</h1>
      <p>
        Fill in a form as a visitor of Facebook or Instagram would. What you send becomes a lead,
        and your app is told by webhook.
      </p>
      ${pages.map((page) => pageCard(world, page))}
      ${pages.length === 0 && html`<p>There is no Page yet. Add one through <code>POST /_emulator/pages</code>.</p>`}`,
  );
}

function pageCard(world: World, page: Page) {
  const forms = [...world.forms.values()].filter(({ pageId }) => pageId === page.id);
  const isSubscribed = page.subscribedFields?.includes('leadgen') === true;
  return html`<section class="card" aria-labelledby="page-${page.id}">
    <h2 id="page-${page.id}">${page.name}</h2>
    <p class="hint">
      Page ${page.id}${page.instagram && `, Instagram @${page.instagram.username}`}
      <span class="tag ${isSubscribed && 'good'}"
        >${isSubscribed ? 'subscribed to leadgen' : 'not subscribed'}</span
      >
    </p>
    <ul class="rows">
      ${forms.map((form) => formRow(world, form))}
    </ul>
  </section>`;
}

function formRow(world: World, form: Form) {
  const count = leadsOf(world, form.id).length;
  return html`<li>
    <a href="/forms/${form.id}">${form.name}</a>
    <span class="hint"
      >${form.locale} · ${count}
      ${count === 1 ? 'lead' : 'leads'}${form.status === 'ARCHIVED' && ' · archived'}</span
    >
  </li>`;
}

import type { GraphClient } from './graph-client.ts';
import { GraphError } from './graph-error.ts';
import { FORM_FIELDS, readGraphForm, type GraphForm } from './graph-form.ts';
import type { PageAccess } from './page-subscription.ts';
import { walkPages } from './walk-pages.ts';

/** No Page has so many forms: at 50 a page, 10,000. */
const MOST_PAGES = 200;

/**
 * All forms of a Page, a batch per page of the list. Archived ones are included: their leads stay
 * readable. A form without an id is left out.
 *
 * @throws GraphError, or the signal's reason once it is aborted
 */
export async function* listForms(
  client: GraphClient,
  { pageId, token }: PageAccess,
  now: () => Date,
  signal?: AbortSignal,
): AsyncGenerator<readonly GraphForm[]> {
  const batches = walkPages(client, {
    path: `/${pageId}/leadgen_forms`,
    token,
    signal,
    params: { fields: FORM_FIELDS },
    limit: 50,
    mostPages: MOST_PAGES,
  });
  for await (const { items } of batches)
    yield items.flatMap((item) => readGraphForm(item, now()) ?? []);
}

/** One form. @throws GraphError */
export async function readForm(
  client: GraphClient,
  { token }: PageAccess,
  formId: string,
  now: Date,
): Promise<GraphForm> {
  const answer = await client.read({
    path: `/${formId}`,
    token,
    params: { fields: FORM_FIELDS },
  });
  const form = readGraphForm(answer, now);
  if (form) return form;
  throw new GraphError('Meta gave a form that cannot be read.', { action: 'retry' });
}

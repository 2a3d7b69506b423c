import type { GraphClient } from './graph-client.ts';
import { GraphError } from './graph-error.ts';
import { FORM_FIELDS, readGraphForm, type GraphForm } from './graph-form.ts';
import type { PageAccess } from './page-subscription.ts';
import { walkPages } from './walk-pages.ts';

/** The most pages of the list: at 50 forms per page, 10,000 forms. No Page has so many. */
const MOST_PAGES = 200;

/**
 * Lists all forms of a Page, one batch per page of the list. Includes archived forms, because their
 * leads can still be read. Leaves out forms without an id.
 *
 * @throws GraphError, or the signal's reason when it is aborted
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

/** Reads one form. @throws GraphError */
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

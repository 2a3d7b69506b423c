import type { GraphClient } from './graph-client.ts';
import { GraphError } from './graph-error.ts';
import { FORM_FIELDS, graphForm, type GraphForm } from './graph-form.ts';
import type { PageAccess } from './page-subscription.ts';
import { collectPages } from './walk-pages.ts';

/** All forms of a Page, archived ones too: their leads stay readable. @throws GraphError */
export async function listForms(
  client: GraphClient,
  { pageId, token }: PageAccess,
): Promise<readonly GraphForm[]> {
  const items = await collectPages(client, {
    path: `/${pageId}/leadgen_forms`,
    token,
    params: { fields: FORM_FIELDS },
    limit: 50,
  });
  return items.flatMap((item) => {
    const parsed = graphForm.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });
}

/** One form. @throws GraphError */
export async function readForm(
  client: GraphClient,
  { token }: PageAccess,
  formId: string,
): Promise<GraphForm> {
  const answer = await client.read({
    path: `/${formId}`,
    token,
    params: { fields: FORM_FIELDS },
  });
  const parsed = graphForm.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new GraphError('Meta gave a form that cannot be read.', { action: 'retry' });
}

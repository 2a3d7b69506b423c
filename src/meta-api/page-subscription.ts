import { z } from 'zod';
import type { GraphClient } from './graph-client.ts';
import { metaId } from './meta-id.ts';
import { collectPages } from './walk-pages.ts';

/** The webhook field for new leads. */
const LEADGEN = 'leadgen';

const subscribedApp = z.object({
  id: metaId,
  subscribed_fields: z.array(z.string()).nullish().catch(null),
});

/**
 * A Page and its token:
 * https://developers.facebook.com/docs/graph-api/reference/page/subscribed_apps
 */
export interface PageAccess {
  readonly pageId: string;
  readonly token: string;
}

/** Reads the webhook fields of the Page that this app is subscribed to. @throws GraphError */
export async function readSubscribedFields(
  client: GraphClient,
  page: PageAccess,
): Promise<readonly string[]> {
  const apps = await collectPages(client, { path: pathOf(page), token: page.token, limit: 100 });
  for (const app of apps) {
    const { data } = subscribedApp.safeParse(app);
    if (data?.id === client.appId) return data.subscribed_fields ?? [];
  }
  return [];
}

/**
 * Subscribes the app to `leadgen`. The call replaces the list of fields, so the other fields are
 * sent again.
 *
 * @throws GraphError
 */
export async function subscribeLeadgen(client: GraphClient, page: PageAccess): Promise<void> {
  const fields = await readSubscribedFields(client, page);
  if (!fields.includes(LEADGEN)) await setFields(client, page, [...fields, LEADGEN]);
}

/** Ends the subscription of `leadgen` and keeps the other fields. @throws GraphError */
export async function unsubscribeLeadgen(client: GraphClient, page: PageAccess): Promise<void> {
  const fields = await readSubscribedFields(client, page);
  if (!fields.includes(LEADGEN)) return;
  const rest = fields.filter((field) => field !== LEADGEN);
  if (rest.length > 0) await setFields(client, page, rest);
  else await client.read({ path: pathOf(page), method: 'DELETE', token: page.token });
}

const setFields = (client: GraphClient, page: PageAccess, fields: readonly string[]) =>
  client.read({
    path: pathOf(page),
    method: 'POST',
    token: page.token,
    params: { subscribed_fields: fields.join(',') },
  });

const pathOf = ({ pageId }: PageAccess) => `/${pageId}/subscribed_apps`;

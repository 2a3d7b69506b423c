import { z } from 'zod';
import type { GraphClient } from './graph-client.ts';
import { collectPages } from './walk-pages.ts';

/** A webhook of the app: what Meta sends it about one kind of object, and where to. */
export interface AppSubscription {
  /** Such as `page`. */
  readonly object: string;
  readonly callbackUrl: string;
  /** Meta switches a webhook off whose address failed for too long. */
  readonly isActive: boolean;
  readonly fields: readonly string[];
}

/** Older versions list the names alone. */
const field = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]);

const subscription = z.object({
  object: z.string(),
  callback_url: z.string().catch(''),
  active: z.boolean().catch(true),
  fields: z.array(field).nullish().catch(null),
});

/**
 * The webhooks of the app: https://developers.facebook.com/docs/graph-api/reference/app/subscriptions.
 * Meta sends only what is subscribed here and at the Page.
 *
 * @throws GraphError
 */
export async function readAppSubscriptions(
  client: GraphClient,
): Promise<readonly AppSubscription[]> {
  const items = await collectPages(client, {
    path: `/${client.appId}/subscriptions`,
    token: client.appToken,
    limit: 100,
  });
  return items.flatMap((item) => {
    const parsed = subscription.safeParse(item);
    if (!parsed.success) return [];
    const { object, callback_url, active, fields } = parsed.data;
    return [{ object, callbackUrl: callback_url, isActive: active, fields: fields ?? [] }];
  });
}

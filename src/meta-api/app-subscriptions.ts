import { z } from 'zod';
import type { GraphClient } from './graph-client.ts';
import { collectPages } from './walk-pages.ts';

/** A webhook of the app: the object and fields that Meta sends, and the address. */
export interface AppSubscription {
  /** The kind of object, such as `page`. */
  readonly object: string;
  readonly callbackUrl: string;
  /** False if Meta has disabled the webhook because its address failed for too long. */
  readonly isActive: boolean;
  readonly fields: readonly string[];
}

/** Older versions of Graph list only the names. */
const field = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]);

const subscription = z.object({
  object: z.string(),
  callback_url: z.string().catch(''),
  active: z.boolean().catch(true),
  fields: z.array(field).nullish().catch(null),
});

/**
 * Reads the webhooks of the app:
 * https://developers.facebook.com/docs/graph-api/reference/app/subscriptions.
 * Meta sends only fields that both the app and the Page are subscribed to.
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

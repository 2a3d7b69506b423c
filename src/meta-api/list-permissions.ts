import { z } from 'zod';
import type { GraphClient } from './graph-client.ts';
import { collectPages } from './walk-pages.ts';

const permission = z.object({ permission: z.string(), status: z.string() });

/** Lists the permissions that the owner of a user token has granted. @throws GraphError */
export async function listGrantedPermissions(
  client: GraphClient,
  userToken: string,
): Promise<ReadonlySet<string>> {
  const items = await collectPages(client, {
    path: '/me/permissions',
    token: userToken,
    limit: 100,
  });
  const granted = items.flatMap((item) => {
    const parsed = permission.safeParse(item);
    return parsed.success && parsed.data.status === 'granted' ? [parsed.data.permission] : [];
  });
  return new Set(granted);
}

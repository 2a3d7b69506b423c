import { z } from 'zod';
import type { GraphClient } from './graph-client.ts';
import { GraphError } from './graph-error.ts';
import { metaId } from './meta-id.ts';
import { collectPages } from './walk-pages.ts';

const instagramAccount = z.object({
  id: metaId,
  username: z.string().nullish().catch(null),
});

/** A Page. Meta leaves out the token if the person may not act for the Page. */
const account = z.object({
  id: metaId,
  name: z.string().catch(''),
  access_token: z.string().nullish().catch(null),
  /** What the person may do on the Page; missing if Meta does not show it. */
  tasks: z.array(z.string()).nullish().catch(null),
  instagram_business_account: instagramAccount.nullish().catch(null),
});
export type GraphAccount = z.output<typeof account>;

const FIELDS = 'id,name,access_token,tasks';
const FIELDS_WITH_INSTAGRAM = `${FIELDS},instagram_business_account{id,username}`;

/**
 * Lists every Page that a person manages and has shared, with its token and its Instagram account.
 * Reading the account needs `instagram_basic`. Without that permission the Pages are listed without
 * their accounts. Leaves out items without an id.
 *
 * @throws GraphError
 */
export async function listAccounts(
  client: GraphClient,
  userToken: string,
): Promise<readonly GraphAccount[]> {
  const read = async (fields: string) => {
    const request = { path: '/me/accounts', token: userToken, params: { fields }, limit: 100 };
    return (await collectPages(client, request)).flatMap((item) => {
      const parsed = account.safeParse(item);
      return parsed.success ? [parsed.data] : [];
    });
  };
  try {
    return await read(FIELDS_WITH_INSTAGRAM);
  } catch (error) {
    const isRefused = error instanceof GraphError && ['permission', 'fix'].includes(error.action);
    if (!isRefused) throw error;
    return read(FIELDS);
  }
}

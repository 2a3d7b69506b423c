import { z } from 'zod';
import type { GraphClient } from './graph-client.ts';
import { GraphError } from './graph-error.ts';
import { metaId } from './meta-id.ts';
import { collectPages } from './walk-pages.ts';

const instagramAccount = z.object({
  id: metaId,
  username: z.string().nullish().catch(null),
});

/** Meta leaves the token out if the person may not act for the Page. */
const account = z.object({
  id: metaId,
  name: z.string().catch(''),
  access_token: z.string().nullish().catch(null),
  /** What the person may do on the Page; absent if Meta does not tell. */
  tasks: z.array(z.string()).nullish().catch(null),
  instagram_business_account: instagramAccount.nullish().catch(null),
});
export type GraphAccount = z.output<typeof account>;

const FIELDS = 'id,name,access_token,tasks';
const FIELDS_WITH_INSTAGRAM = `${FIELDS},instagram_business_account{id,username}`;

/**
 * Every Page that a person manages and has shared, with its token and its Instagram account.
 * Reading the account wants `instagram_basic`; if that is missing the Pages come without it. An
 * item without an id is left out.
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

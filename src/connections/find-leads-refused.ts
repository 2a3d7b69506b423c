import { debugToken } from '../meta-api/debug-token.ts';
import type { GraphClient } from '../meta-api/graph-client.ts';
import type { GraphAccount } from '../meta-api/list-accounts.ts';
import { readPageNode } from '../meta-api/read-page-node.ts';
import type { Reason } from '../reasons.ts';
import { mayReadLeads } from './permissions.ts';

/**
 * How many Pages are checked while a person waits. The health check finds the others when they are
 * enabled.
 */
const MOST_ASKED = 50;

/** How many Pages are checked in parallel. */
const WIDTH = 8;

/** A Page whose leads Meta will refuse, and why. */
export interface RefusedPage {
  readonly pageId: string;
  readonly reason: Reason;
}

/**
 * Finds the Pages of a sign-in whose leads the person may not read: they lack the task for it, or
 * Leads Access Manager does not allow the app. If Meta does not say, the Page counts as allowed;
 * reading the first lead shows it.
 */
export async function findLeadsRefused(
  graph: GraphClient,
  userToken: string,
  accounts: readonly GraphAccount[],
): Promise<readonly RefusedPage[]> {
  const refused: RefusedPage[] = [];
  const toAsk: GraphAccount[] = [];
  for (const account of accounts)
    if (account.tasks && !mayReadLeads(account.tasks)) refused.push(withoutTask(account));
    else toAsk.push(account);
  const userId = await debugToken(graph, userToken).then(
    (facts) => facts.userId,
    () => null,
  );
  if (userId === null) return refused;
  const queue = toAsk.slice(0, MOST_ASKED);
  const lane = async () => {
    for (let account = queue.shift(); account; account = queue.shift())
      if (await isKeptOut(graph, account, userId)) refused.push(withoutAccess(account));
  };
  await Promise.all(Array.from({ length: WIDTH }, lane));
  return refused;
}

async function isKeptOut(
  graph: GraphClient,
  { id: pageId, access_token: token }: GraphAccount,
  userId: string,
): Promise<boolean> {
  if (!token) return false;
  try {
    const { leadAccess } = await readPageNode(graph, { pageId, token }, userId);
    return leadAccess?.canAccessLeads === false;
  } catch {
    return false;
  }
}

const withoutTask = ({ id, name }: GraphAccount): RefusedPage => ({
  pageId: id,
  reason: { code: 'no-task', params: { page: name } },
});

const withoutAccess = ({ id, name }: GraphAccount): RefusedPage => ({
  pageId: id,
  reason: { code: 'leads-access-customised', params: { page: name } },
});

import type { Emulator } from '../../../meta-emulator/start-emulator.ts';
import type { Environment } from '../../../src/config.ts';
import type { InboxAnswer } from '../../../src/contract/inbox.ts';
import type { Lead, LeadList } from '../../../src/contract/lead.ts';
import type { Answer, ApiClient } from '../../support/api-client.ts';
import { withStorageOf } from '../../support/open-storage-of.ts';
import { missingFromInbox } from '../../support/stored-inbox-lead.ts';

/** Reads the leads of LeadRabbit and of Meta, so that a test can compare them. */

/** Reads every lead of the list, page by page, as the lead screen does. */
export async function listAllLeads(client: ApiClient): Promise<Lead[]> {
  const leads: Lead[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const from: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const answer: Answer<LeadList> = await client.get(`/api/leads?limit=500${from}`);
    if (answer.status !== 200) throw new Error(`the list answered ${answer.status}`);
    leads.push(...answer.body.leads);
    cursor = answer.body.nextCursor;
  }
  return leads;
}

/** The leads in the deliveries that Meta knows to be answered with 200. */
export async function acknowledgedLeads({ control }: Emulator): Promise<Set<string>> {
  const deliveries = await control.listDeliveries();
  return new Set(
    deliveries.filter(({ state }) => state === 'delivered').flatMap(({ leadIds }) => leadIds),
  );
}

/** The given lead ids that are not in the inbox of a LeadRabbit that runs or has ended. */
export const missingFromInboxOf = (
  app: { readonly environment: Environment },
  leadIds: Iterable<string>,
): Promise<string[]> =>
  withStorageOf(app, (storage) => missingFromInbox({ storage: async () => storage }, leadIds));

/** How many inbox leads are in each state. */
export async function inboxCounts(admin: ApiClient): Promise<InboxAnswer['counts']> {
  const { status, body } = await admin.get<InboxAnswer>('/api/facebook/inbox?limit=1');
  if (status !== 200) throw new Error(`the inbox answered ${status}`);
  return body.counts;
}

/** The ids in `wanted` that are not in `given`: in a failure, a few ids say more than two counts. */
export function missingFrom(given: Iterable<string>, wanted: Iterable<string>): string[] {
  const known = new Set(given);
  return [...wanted].filter((each) => !known.has(each));
}

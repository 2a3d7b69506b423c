import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Emulator } from '../../../meta-emulator/start-emulator.ts';
import type { Lead, LeadList } from '../../../src/contract/lead.ts';
import type { Answer, ApiClient } from '../../support/api-client.ts';

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

/** Runs a query on the database of a LeadRabbit that runs or has ended. @returns its rows */
export function query<Row = Record<string, unknown>>(
  { dataDir }: { readonly dataDir: string },
  sql: string,
): Row[] {
  const database = new DatabaseSync(join(dataDir, 'leadrabbit.db'), { timeout: 5_000 });
  try {
    return database.prepare(sql).all() as Row[];
  } finally {
    database.close();
  }
}

export const rawLeadIds = (app: { readonly dataDir: string }): string[] =>
  query<{ leadId: string }>(app, 'SELECT leadId FROM meta_leads').map(({ leadId }) => leadId);

/** The ids in `wanted` that are not in `given`: in a failure, a few ids say more than two counts. */
export function missingFrom(given: Iterable<string>, wanted: Iterable<string>): string[] {
  const known = new Set(given);
  return [...wanted].filter((each) => !known.has(each));
}

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Emulator } from '../../../meta-emulator/start-emulator.ts';
import type { Lead, LeadList } from '../../../src/contract/lead.ts';
import type { Answer, ApiClient } from '../../support/api-client.ts';

/** The books of both sides, to be held against each other. */

/** Every lead of the list, page by page, as a salesperson's screen reads it. */
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

/** Leads in deliveries that were answered 200, as Meta has it in its books. */
export async function acknowledgedLeads({ control }: Emulator): Promise<Set<string>> {
  const deliveries = await control.listDeliveries();
  return new Set(
    deliveries.filter(({ state }) => state === 'delivered').flatMap(({ leadIds }) => leadIds),
  );
}

/** What a query gives in the database of a LeadRabbit, running or not. */
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

/** What is in `wanted` and not in `given`; a list of a few names says more than two counts. */
export function missingFrom(given: Iterable<string>, wanted: Iterable<string>): string[] {
  const known = new Set(given);
  return [...wanted].filter((each) => !known.has(each));
}

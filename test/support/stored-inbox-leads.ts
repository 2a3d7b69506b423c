import type { Reason } from '../../src/contract/reason.ts';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A row of `meta_leads` as an operator sees it in the database. */
export interface StoredInboxLead {
  readonly leadId: string;
  readonly pageId: string;
  readonly formId: string;
  readonly state: string;
  readonly reason: Reason | null;
  readonly claims: number;
  readonly processed: number;
  readonly event: string | null;
  readonly field_data: string | null;
}

/** The raw leads in the database, or one of them. */
export function storedInboxLeads(
  app: { readonly dataDir: string },
  leadId?: string,
): StoredInboxLead[] {
  const columns = 'leadId, pageId, formId, state, reason, claims, processed, event, field_data';
  const rows = readRows<Omit<StoredInboxLead, 'reason'> & { readonly reason: string }>(
    app,
    leadId === undefined
      ? `SELECT ${columns} FROM meta_leads`
      : `SELECT ${columns} FROM meta_leads WHERE leadId = '${leadId}'`,
  );
  return rows.map((row) => ({
    ...row,
    reason: row.reason === '' ? null : (JSON.parse(row.reason) as Reason),
  }));
}

/** What a query of the running LeadRabbit's database gives. */
export function readRows<Row>(app: { readonly dataDir: string }, query: string): Row[] {
  const database = new DatabaseSync(join(app.dataDir, 'leadrabbit.db'), { readOnly: true });
  try {
    return database.prepare(query).all() as Row[];
  } finally {
    database.close();
  }
}

/** Changes the running LeadRabbit's database as an operator with `sqlite3` does. */
export function changeRows(app: { readonly dataDir: string }, statement: string): void {
  const database = new DatabaseSync(join(app.dataDir, 'leadrabbit.db'), { timeout: 5_000 });
  try {
    database.exec(statement);
  } finally {
    database.close();
  }
}

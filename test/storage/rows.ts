import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** What a query of the running LeadRabbit's database returns. */
export function readRows<Row>(app: { readonly dataDir: string }, query: string): Row[] {
  const database = new DatabaseSync(join(app.dataDir, 'leadrabbit.db'), { readOnly: true });
  try {
    return database.prepare(query).all() as Row[];
  } finally {
    database.close();
  }
}

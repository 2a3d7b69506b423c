import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describeAccountOutages } from '../support/outages/describe-account-outages.ts';
import { startLeadRabbit } from '../support/start-leadrabbit.ts';

describeAccountOutages('SQLite', async () => {
  const app = await startLeadRabbit('http://127.0.0.1:9', { TRUST_PROXY: '127.0.0.1' });
  const other = new DatabaseSync(join(app.dataDir, 'leadrabbit.db'), { timeout: 5_000 });
  return {
    app,
    outages: {
      'another program holds the database': {
        begin: () => other.exec('BEGIN IMMEDIATE'),
        end: () => other.exec('ROLLBACK'),
      },
    },
    close: async () => {
      other.close();
      await app.close();
    },
  };
});

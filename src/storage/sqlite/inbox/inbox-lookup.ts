import type { DatabaseSync } from 'node:sqlite';
import type { InboxLookup } from '../../../intake/inbox-lookup.ts';
import * as column from '../columns.ts';
import { toInboxLead } from './inbox-row.ts';

export function createInboxLookup(database: DatabaseSync): InboxLookup {
  const selectOne = database.prepare('SELECT * FROM meta_leads WHERE leadId = ?');
  return {
    find: async (leadId) => {
      const row = selectOne.get(leadId);
      return row && toInboxLead(row);
    },
    trace: async (leadId) => {
      const row = selectOne.get(leadId);
      return (
        row && {
          webhookAt: column.timeOrNull(row, 'webhookAt'),
          foundAt: column.timeOrNull(row, 'foundAt'),
          fetchedAt: column.timeOrNull(row, 'fetchedAt'),
          storedAt: column.timeOrNull(row, 'processedAt'),
        }
      );
    },
  };
}

import type { DatabaseSync } from 'node:sqlite';
import type { InboxStore } from '../../../intake/inbox-store.ts';
import * as column from '../columns.ts';
import { createInboxCounts } from './inbox-counts.ts';
import { createListDelays } from './list-delays.ts';
import { toInboxLead } from './inbox-row.ts';

type Reports = Pick<
  InboxStore,
  | 'find'
  | 'trace'
  | 'oldestUnread'
  | 'countByForm'
  | 'countByPage'
  | 'countByState'
  | 'countSince'
  | 'newestOfForm'
  | 'lastWebhook'
  | 'countUnannounced'
  | 'listDelays'
>;

/** What is read of the inbox and never written. */
export function createInboxReports(database: DatabaseSync): Reports {
  const selectOne = database.prepare('SELECT * FROM meta_leads WHERE leadId = ?');
  const oldestUnread = database.prepare(`
    SELECT coalesce(created_time, receivedAt) AS oldest FROM meta_leads
    WHERE pageId = ? AND originalFields IS NULL AND state IN ('received', 'pending', 'needs-attention')
      AND coalesce(created_time, receivedAt) >= ?
      AND NOT (state = 'needs-attention' AND failure = 'unreadable'
        AND EXISTS (SELECT 1 FROM meta_forms WHERE meta_forms.formId = meta_leads.formId))
    ORDER BY coalesce(created_time, receivedAt) LIMIT 1`);
  const countSince = database.prepare(
    'SELECT count(*) AS leads FROM meta_leads WHERE formId = ? AND created_time >= ?',
  );
  const newest = database.prepare(`
    SELECT leadId, created_time FROM meta_leads
    WHERE formId = ? AND state = 'stored' AND created_time IS NOT NULL
    ORDER BY created_time DESC LIMIT ?`);
  const countUnannounced = database.prepare(`
    SELECT count(*) AS leads FROM meta_leads
    WHERE pageId = ? AND webhookAt IS NULL AND created_time >= ? AND created_time < ?`);
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
    oldestUnread: async (pageId, sentSince) => {
      const row = oldestUnread.get(pageId, sentSince?.getTime() ?? 0);
      return row ? column.timeOrNull(row, 'oldest') : null;
    },
    ...createInboxCounts(database),
    countSince: async (formId, since) =>
      column.integer(countSince.get(formId, since.getTime()) ?? {}, 'leads'),
    newestOfForm: async (formId, limit) =>
      newest.all(formId, limit).map((row) => ({
        leadId: column.text(row, 'leadId'),
        createdTime: column.time(row, 'created_time'),
      })),
    countUnannounced: async (pageId, from, to) =>
      column.integer(countUnannounced.get(pageId, from.getTime(), to.getTime()) ?? {}, 'leads'),
    listDelays: createListDelays(database),
  };
}

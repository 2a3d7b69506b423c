import type { DatabaseSync } from 'node:sqlite';
import type { InboxState } from '../../intake/inbox-lead.ts';
import type { InboxStore } from '../../intake/inbox-store.ts';
import * as column from './columns.ts';
import { toInboxLead, toPlatform } from './inbox-row.ts';

type Reports = Pick<
  InboxStore,
  | 'find'
  | 'trace'
  | 'oldestUnread'
  | 'countByForm'
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
    SELECT min(coalesce(created_time, receivedAt)) AS oldest FROM meta_leads
    WHERE pageId = ? AND originalFields IS NULL AND state IN ('received', 'waiting', 'parked')
      AND coalesce(created_time, receivedAt) >= ?
      AND NOT (state = 'parked' AND failure = 'unreadable'
        AND EXISTS (SELECT 1 FROM meta_forms WHERE meta_forms.formId = meta_leads.formId))`);
  const counts = database.prepare('SELECT * FROM form_counts WHERE leads > 0');
  const countSince = database.prepare(
    'SELECT count(*) AS leads FROM meta_leads WHERE formId = ? AND created_time >= ?',
  );
  const newest = database.prepare(`
    SELECT leadId, created_time FROM meta_leads
    WHERE formId = ? AND state = 'stored' AND created_time IS NOT NULL
    ORDER BY created_time DESC LIMIT ?`);
  const lastWebhook = database.prepare(
    'SELECT max(lastWebhook) AS last FROM form_counts WHERE pageId = ?',
  );
  const countUnannounced = database.prepare(`
    SELECT count(*) AS leads FROM meta_leads
    WHERE pageId = ? AND webhookAt IS NULL AND created_time >= ? AND created_time < ?`);
  const delays = database.prepare(`
    SELECT via, max(processedAt - created_time, 0) AS delay FROM meta_leads
    WHERE state = 'stored' AND processedAt >= ? AND created_time >= coalesce((
      -- Meta tells the time of a lead in whole seconds.
      SELECT min(enabledAt) / 1000 * 1000 FROM meta_pages page
      WHERE meta_leads.pageId IN (page.pageId, page.parentPageId)), 0)
    ORDER BY processedAt DESC LIMIT ?`);

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
    countByForm: async () =>
      counts.all().map((row) => ({
        pageId: column.text(row, 'pageId'),
        formId: column.text(row, 'formId'),
        platform: toPlatform(row),
        state: column.text(row, 'state') as InboxState,
        count: column.integer(row, 'leads'),
        newest: column.timeOrNull(row, 'newest'),
      })),
    countSince: async (formId, since) =>
      column.integer(countSince.get(formId, since.getTime()) ?? {}, 'leads'),
    newestOfForm: async (formId, limit) =>
      newest.all(formId, limit).map((row) => ({
        leadId: column.text(row, 'leadId'),
        createdTime: column.time(row, 'created_time'),
      })),
    lastWebhook: async (pageId) => column.timeOrNull(lastWebhook.get(pageId) ?? {}, 'last'),
    countUnannounced: async (pageId, from, to) =>
      column.integer(countUnannounced.get(pageId, from.getTime(), to.getTime()) ?? {}, 'leads'),
    listDelays: async (since, limit) =>
      delays.all(since.getTime(), limit).map((row) => ({
        isAnnounced: row['via'] === 'webhook',
        delayMs: column.integer(row, 'delay'),
      })),
  };
}

import type { DatabaseSync } from 'node:sqlite';
import { INBOX_STATES, type InboxState } from '../../../intake/inbox-lead.ts';
import type { FormCount, InboxCounts } from '../../../intake/inbox-counts.ts';
import * as column from '../columns.ts';
import { toPlatform } from './inbox-row.ts';

/** One column for each state. With GROUP BY state, SQLite would have to sort. */
const SUMS = INBOX_STATES.map(
  (state) => `sum(iif(state = '${state}', leads, 0)) AS "${state}"`,
).join(', ');

/**
 * Counts inbox leads. Most counts come from `form_counts`, which triggers update with each change of
 * `meta_leads`.
 */
export function createInboxCounts(database: DatabaseSync): InboxCounts {
  const all = database.prepare('SELECT * FROM form_counts WHERE leads > 0');
  const ofPage = database.prepare('SELECT * FROM form_counts WHERE pageId = ? AND leads > 0');
  const byPage = database.prepare(`
    SELECT pageId, ${SUMS}, max(lastWebhook) AS last FROM form_counts GROUP BY pageId`);
  const byState = database.prepare(`SELECT ${SUMS} FROM form_counts`);
  const lastWebhook = database.prepare(
    'SELECT max(lastWebhook) AS last FROM form_counts WHERE pageId = ?',
  );
  const countSince = database.prepare(
    'SELECT count(*) AS leads FROM meta_leads WHERE formId = ? AND created_time >= ?',
  );
  const countUnannounced = database.prepare(`
    SELECT count(*) AS leads FROM meta_leads
    WHERE pageId = ? AND webhookAt IS NULL AND created_time >= ? AND created_time < ?`);

  return {
    countByForm: async (pageId) =>
      (pageId === undefined ? all.all() : ofPage.all(pageId)).map(toFormCount),
    countByPage: async () =>
      byPage.all().map((row) => ({
        pageId: column.text(row, 'pageId'),
        counts: toStateCounts(row),
        lastWebhook: column.timeOrNull(row, 'last'),
      })),
    countByState: async () => toStateCounts(byState.get() ?? {}),
    countSince: async (formId, since) =>
      column.integer(countSince.get(formId, since.getTime()) ?? {}, 'leads'),
    countUnannounced: async (pageId, from, to) =>
      column.integer(countUnannounced.get(pageId, from.getTime(), to.getTime()) ?? {}, 'leads'),
    lastWebhook: async (pageId) => column.timeOrNull(lastWebhook.get(pageId) ?? {}, 'last'),
  };
}

const toFormCount = (row: column.Row): FormCount => ({
  pageId: column.text(row, 'pageId'),
  formId: column.text(row, 'formId'),
  platform: toPlatform(row),
  state: column.text(row, 'state') as InboxState,
  count: column.integer(row, 'leads'),
  newest: column.timeOrNull(row, 'newest'),
});

const toStateCounts = (row: column.Row): Record<InboxState, number> => ({
  received: column.integer(row, 'received'),
  pending: column.integer(row, 'pending'),
  stored: column.integer(row, 'stored'),
  skipped: column.integer(row, 'skipped'),
  'needs-attention': column.integer(row, 'needs-attention'),
  dismissed: column.integer(row, 'dismissed'),
  erased: column.integer(row, 'erased'),
});

import type { DatabaseSync } from 'node:sqlite';
import type { InboxReports } from '../../../intake/inbox-reports.ts';
import * as column from '../columns.ts';

/** Meta sends webhooks again for 36 hours, and a catch-up is quicker: later than this is another story. */
const AFTERMATH_MS = 36 * 60 * 60_000;

/** A lead is sent, then its reading fails and the trouble is found: so much later at the most. */
const NOTICED_AFTER_MS = 10 * 60_000;

/** Meta tells the time of a lead in whole seconds. */
const SECOND = 1_000;

/** Which leads a trouble has delayed. */
export function createCountDelayed(database: DatabaseSync): InboxReports['countDelayed'] {
  // In the words of the index meta_leads_stored.
  const stored = database.prepare(`
    SELECT count(*) AS leads FROM meta_leads
    WHERE state = 'stored' AND processedAt >= :from AND processedAt < :until
      AND created_time >= :since AND created_time < :to
      AND (:pageId IS NULL OR pageId = :pageId)
      AND (:unannounced = 0 OR via <> 'webhook')`);
  // The first condition is in the words of the index meta_leads_held.
  const held = database.prepare(`
    SELECT count(*) AS leads FROM meta_leads
    WHERE state IN ('pending', 'needs-attention', 'skipped', 'dismissed') AND state IN ('pending', 'needs-attention')
      AND created_time >= :since AND created_time < :to
      AND (:pageId IS NULL OR pageId = :pageId)
      AND (:unannounced = 0 OR via <> 'webhook')`);
  return async (pageId, { from, to }, onlyUnannounced) => {
    const span = {
      pageId,
      to: to.getTime(),
      since: from.getTime() - (onlyUnannounced ? SECOND : NOTICED_AFTER_MS),
      unannounced: Number(onlyUnannounced),
    };
    const until = to.getTime() + AFTERMATH_MS;
    const row = stored.get({ ...span, from: from.getTime(), until });
    const recovered = column.integer(row ?? {}, 'leads');
    return { recovered, affected: recovered + column.integer(held.get(span) ?? {}, 'leads') };
  };
}

import type { DatabaseSync } from 'node:sqlite';
import type { InboxReports } from '../../../intake/inbox-reports.ts';
import * as column from '../columns.ts';

/**
 * Meta repeats webhooks for 36 hours, and a background sync is faster. A lead that came later was
 * not delayed by the incident.
 */
const AFTERMATH_MS = 36 * 60 * 60_000;

/** An incident is noticed at most this long after the first lead that it delayed was sent. */
const NOTICED_AFTER_MS = 10 * 60_000;

/** Meta gives the time of a lead in whole seconds. */
const SECOND = 1_000;

/** Counts the leads that an incident delayed. */
export function createCountDelayed(database: DatabaseSync): InboxReports['countDelayed'] {
  // The conditions repeat those of the index meta_leads_stored, so that SQLite uses it.
  const stored = database.prepare(`
    SELECT count(*) AS leads FROM meta_leads
    WHERE state = 'stored' AND processedAt >= :from AND processedAt < :until
      AND created_time >= :since AND created_time < :to
      AND (:pageId IS NULL OR pageId = :pageId)
      AND (:unannounced = 0 OR via <> 'webhook')`);
  // The first condition repeats that of the index meta_leads_held, so that SQLite uses it.
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

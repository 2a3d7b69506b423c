import type { DatabaseSync } from 'node:sqlite';

/**
 * Frees the leads and the Pages that a process had in hand that is known to have ended. Their work
 * is due now; how often a lead was begun with stays, for it may be what ended the process.
 */
export function releaseLeases(database: DatabaseSync, processName: string, now: Date): void {
  const values = { prefix: `${processName}#`, now: now.getTime() };
  database.exec('BEGIN IMMEDIATE');
  try {
    database
      .prepare(
        `UPDATE meta_leads SET leaseHolder = NULL, dueAt = min(dueAt, :now)
        WHERE dueAt IS NOT NULL AND substr(leaseHolder, 1, length(:prefix)) = :prefix`,
      )
      .run(values);
    database
      .prepare(
        `UPDATE meta_pages SET passHolder = NULL, passUntil = NULL,
          catchUpDueAt = min(coalesce(catchUpDueAt, :now), :now)
        WHERE substr(passHolder, 1, length(:prefix)) = :prefix`,
      )
      .run(values);
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

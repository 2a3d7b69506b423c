import type { DatabaseSync } from 'node:sqlite';

/**
 * Frees what a process held that has ended: inbox leads, Pages, turns and set-up codes. Its leads and
 * Pages are due now. The count of attempts of a lead stays, because the lead may have ended the process.
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
    for (const table of ['turns', 'setup_codes'])
      database
        .prepare(`DELETE FROM ${table} WHERE substr(holder, 1, length(:prefix)) = :prefix`)
        .run({ prefix: values.prefix });
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

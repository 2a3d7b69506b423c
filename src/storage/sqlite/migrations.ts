import type { DatabaseSync } from 'node:sqlite';
import { StartError } from '../../errors.ts';
import { firstSchema } from './migrations/0001-first-schema.ts';
import { heldLeads } from './migrations/0002-held-leads.ts';
import { statusUndo } from './migrations/0003-status-undo.ts';
import { clearGarbledTimes } from './migrations/0004-clear-garbled-times.ts';
import { incidents } from './migrations/0005-incidents.ts';
import { addSearchIndex } from './migrations/0006-search-index.ts';
import { writeCheckFiller } from './migrations/0007-write-check-filler.ts';
import { deliveryParts } from './migrations/0008-delivery-parts.ts';
import { quickReads } from './migrations/0009-quick-reads.ts';
import { stateNames } from './migrations/0010-state-names.ts';
import { accounts } from './migrations/0011-accounts.ts';
import { turns } from './migrations/0012-turns.ts';
import { callClosures } from './migrations/0013-call-closures.ts';
import { leadEvents } from './migrations/0014-lead-events.ts';
import { liveChanges } from './migrations/0015-live-changes.ts';
import { people } from './migrations/0016-people.ts';
import { auditLog } from './migrations/0017-audit-log.ts';
import { pageGrants } from './migrations/0018-page-grants.ts';
import { apiKeys } from './migrations/0019-api-keys.ts';
import { erasure } from './migrations/0020-erasure.ts';
import { overwritten } from './migrations/0021-overwritten.ts';
import { limitCounts } from './migrations/0022-limit-counts.ts';
import { planner } from './migrations/0023-planner.ts';
import { changingALead } from './migrations/0024-changing-a-lead.ts';
import { assignment } from './migrations/0025-assignment.ts';
import { unlinkedLeads } from './migrations/0026-unlinked-leads.ts';
import { leadList } from './migrations/0027-lead-list.ts';
import { bulkRuns } from './migrations/0028-bulk-runs.ts';
import { pipeline } from './migrations/0029-pipeline.ts';
import { dashboard } from './migrations/0030-dashboard.ts';
import { templates } from './migrations/0031-templates.ts';
import { seenBy } from './migrations/0032-seen-by.ts';
import { imports } from './migrations/0033-imports.ts';
import { personsAtWork } from './migrations/0034-persons-at-work.ts';
import { leasedLeads } from './migrations/0035-leased-leads.ts';
import { leadsWithFields } from './migrations/0036-leads-with-fields.ts';
import { correctedConversations } from './migrations/0037-corrected-conversations.ts';
import { orderIndexes } from './migrations/0038-order-indexes.ts';

/** SQL to run, or a function if SQL alone is not enough. */
type Migration = string | ((database: DatabaseSync, now: Date) => void);

/**
 * The schema's history: `user_version` counts the steps that a database has taken. A released step
 * never changes; a new one is a file of its own, added at the end. Times are Unix milliseconds, ids
 * are text.
 */
const MIGRATIONS: readonly Migration[] = [
  firstSchema,
  heldLeads,
  statusUndo,
  clearGarbledTimes,
  incidents,
  addSearchIndex,
  writeCheckFiller,
  deliveryParts,
  quickReads,
  stateNames,
  accounts,
  turns,
  callClosures,
  leadEvents,
  liveChanges,
  people,
  auditLog,
  pageGrants,
  apiKeys,
  erasure,
  overwritten,
  limitCounts,
  planner,
  changingALead,
  assignment,
  unlinkedLeads,
  leadList,
  bulkRuns,
  pipeline,
  dashboard,
  templates,
  seenBy,
  imports,
  personsAtWork,
  leasedLeads,
  leadsWithFields,
  correctedConversations,
  orderIndexes,
];

/** The version of the schema that this LeadRabbit writes. */
export const NEWEST_SCHEMA = MIGRATIONS.length;

/**
 * Brings the schema to this version, in one transaction: all steps or none. The version is read
 * inside it, because two processes may start on one new database at once.
 *
 * @returns the version before; 0 for a new database
 * @throws StartError if the database is of a newer LeadRabbit
 */
export function migrate(database: DatabaseSync, now: Date): number {
  database.exec('BEGIN IMMEDIATE');
  try {
    const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
    if (version > MIGRATIONS.length)
      throw new StartError(
        'The database was written by a newer version of LeadRabbit. Start that version, or restore the backup from before the upgrade.',
      );
    for (const step of MIGRATIONS.slice(version)) take(database, step, now);
    database.exec(`PRAGMA user_version = ${MIGRATIONS.length}; COMMIT`);
    return version;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function take(database: DatabaseSync, step: Migration, now: Date): void {
  if (typeof step === 'string') database.exec(step);
  else step(database, now);
}

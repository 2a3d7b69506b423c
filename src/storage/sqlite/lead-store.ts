import type { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../errors.ts';
import { changeStatus, undoStatusChange, type StatusHistory } from '../../leads/change-status.ts';
import type { Lead, NewLead } from '../../leads/lead.ts';
import {
  leadChanged,
  leadCreated,
  type LeadChange,
  type LeadEventType,
} from '../../leads/lead-event.ts';
import type { LeadQuery, LeadStore } from '../../leads/lead-store.ts';
import { querySearchTerms } from '../../leads/search-terms.ts';
import type { Actor } from '../../users/actor.ts';
import * as column from './columns.ts';
import type { GroupCommit } from './group-commit.ts';
import type { RecordEvent } from './lead-events.ts';
import { toColumns, toLead } from './lead-row.ts';
import { toStatusColumns } from './lead-status-columns.ts';
import { filterTerm, termsOf } from '../lead-terms.ts';
import { readPosition } from '../read-position.ts';
import { positionAt, POSITIONS_PER_SECOND } from '../lead-position.ts';
import type { ReportOddValue } from '../odd-values.ts';
import type { ReadingThread } from './search/reading-thread.ts';
import { newId } from '../../new-id.ts';

const FIRST_POSITION = 2 ** 53 - 1;

/** Records a lead inside a write that is under way; see `LeadStore.recordOnce`. */
export type RecordLead = (
  lead: NewLead,
  by: Actor,
  now: Date,
) => { readonly created: boolean; readonly lead: Lead };

/** New leads, each with its place in the list and its search terms. */
export function createRecordLead(database: DatabaseSync, record: RecordEvent): RecordLead {
  const insert = database.prepare(`
    INSERT INTO leads
      (position, id, metaLeadId, name, email, phone, phoneE164, company, contact, status, source,
       tags, metaData, answers, disclaimers, origin, createdAt, updatedAt)
    VALUES
      (:position, :id, :metaLeadId, :name, :email, :phone, :phoneE164, :company, :contact, 'New',
       :source, :tags, :metaData, :answers, :disclaimers, :origin, :createdAt, :updatedAt)
    RETURNING *`);
  const insertTerms = database.prepare('INSERT INTO leads_search (terms, rowid) VALUES (?, ?)');
  const selectByMetaLead = database.prepare('SELECT * FROM leads WHERE metaLeadId = ?');
  const isErased = database.prepare(
    "SELECT 1 FROM meta_leads WHERE leadId = ? AND state = 'erased'",
  );
  const lastOfSecond = database.prepare(
    'SELECT max(position) AS position FROM leads WHERE position >= ? AND position < ?',
  );

  /** Rises with the time of sending; within one second with the order of recording. */
  function nextPosition(createdAt: Date): number {
    const from = positionAt(createdAt);
    const last = lastOfSecond.get(from, from + POSITIONS_PER_SECOND)?.['position'];
    return typeof last === 'number' ? last + 1 : from;
  }

  return (lead, by, now) => {
    const known = selectByMetaLead.get(lead.metaData.leadId);
    if (known) return { created: false, lead: toLead(known) };
    if (isErased.get(lead.metaData.leadId)) throw new AppError('lead-erased', {});
    const position = nextPosition(lead.createdAt);
    const row = insert.get({ position, id: newId(), ...toColumns(lead, now) });
    if (!row) throw new Error('SQLite did not return the lead that it stored.');
    // As it was read back: halves of surrogate pairs do not survive in UTF-8.
    const recorded = toLead(row);
    insertTerms.run(termsOf(recorded).join(' '), position);
    record(leadCreated(recorded, by, now));
    return { created: true, lead: recorded };
  };
}

/** Who changes a lead, and when. */
interface Command {
  readonly by: Actor;
  readonly now: Date;
}

interface LeadStoreParts {
  readonly recordLead: RecordLead;
  readonly recordEvent: RecordEvent;
  readonly report?: ReportOddValue;
  readonly thread?: ReadingThread;
}

/** CRM leads in `leads`, their search terms in the FTS5 table `leads_search`. */
export function createLeadStore(
  database: DatabaseSync,
  commits: GroupCommit,
  { recordLead, recordEvent, report, thread }: LeadStoreParts,
): LeadStore {
  const updateTerms = database.prepare('UPDATE leads_search SET terms = ? WHERE rowid = ?');
  const selectById = database.prepare('SELECT * FROM leads WHERE id = ?');
  const selectByMetaLead = database.prepare('SELECT * FROM leads WHERE metaLeadId = ?');
  const updateStatus = database.prepare(`
    UPDATE leads SET status = :status, updatedAt = :now, firstContactedAt = :firstContactedAt,
      statusChangedAt = :statusChangedAt, statusBefore = :statusBefore
    WHERE id = :id RETURNING *`);
  const updateSeen = database.prepare(
    'UPDATE leads SET firstSeenAt = ? WHERE id = ? AND firstSeenAt IS NULL',
  );

  const findLead = (id: string): Lead | undefined => {
    const row = selectById.get(id);
    return row && toLead(row, report);
  };
  const recordChange = (change: LeadChange, { by, now }: Command) => {
    const event = leadChanged(change, by, now);
    if (event) recordEvent(event);
  };

  /** Inside a write, so that nobody changes the lead between the reading and the writing of it. */
  function writeStatus(
    type: LeadEventType,
    before: Lead,
    history: StatusHistory,
    { by, now }: Command,
  ): Lead {
    const row = updateStatus.get({
      id: before.id,
      now: now.getTime(),
      ...toStatusColumns(history),
    });
    if (!row) throw new Error('SQLite did not return the lead that it changed.');
    const after = toLead(row, report);
    updateTerms.run(termsOf(after).join(' '), column.integer(row, 'position'));
    recordChange({ type, before, after }, { by, now });
    return after;
  }

  return {
    recordOnce: (lead, by, now) => commits.write(() => recordLead(lead, by, now)),
    markSeen: async (id, by, now) => {
      const known = findLead(id);
      if (!known || known.firstSeenAt !== null) return known;
      return commits.write(() => {
        const before = findLead(id);
        if (!before || before.firstSeenAt !== null) return before;
        updateSeen.run(now.getTime(), id);
        const after = { ...before, firstSeenAt: now };
        recordChange({ type: 'lead.seen', before, after }, { by, now });
        return after;
      });
    },
    find: async (id) => findLead(id),
    findByMetaLead: async (metaLeadId) => {
      const row = selectByMetaLead.get(metaLeadId);
      return row && toLead(row, report);
    },
    list: createListLeads(database, report, thread),
    setStatus: (id, status, by, now) =>
      commits.write(() => {
        const lead = findLead(id);
        if (!lead) return undefined;
        const history = changeStatus(lead, status, now);
        return writeStatus('lead.status-changed', lead, history, { by, now });
      }),
    undoStatus: (id, changedAt, by, now) =>
      commits.write(() => {
        const lead = findLead(id);
        if (!lead) return undefined;
        const history = undoStatusChange(lead, changedAt, now);
        if (!history) return { isUndone: false, lead };
        const undone = writeStatus('lead.status-undone', lead, history, { by, now });
        return { isUndone: true, lead: undone };
      }),
  };
}

function createListLeads(
  database: DatabaseSync,
  report: ReportOddValue | undefined,
  thread: ReadingThread | undefined,
): LeadStore['list'] {
  return async (query) => {
    if (asksForNothing(query)) return { leads: [], nextCursor: undefined };
    const { sql, values, isSearch } = listStatement(query);
    const found = isSearch ? await thread?.all(sql, values) : undefined;
    const rows = found ?? database.prepare(sql).all(...values);
    const more = rows.length > query.limit;
    const page = more ? rows.slice(0, query.limit) : rows;
    const last = page.at(-1);
    return {
      leads: page.map((row) => toLead(row, report)),
      nextCursor: more && last ? String(last['position']) : undefined,
    };
  };
}

/** A search of symbols alone has no word that could be found; without `q` all leads are listed. */
const asksForNothing = ({ q = '' }: LeadQuery): boolean =>
  q.trim() !== '' && querySearchTerms(q).length === 0;

/** One row more than asked for is read, which tells whether a next page exists. */
function listStatement(query: LeadQuery): Statement {
  const words = querySearchTerms(query.q ?? '');
  const before = query.cursor === undefined ? FIRST_POSITION : readPosition(query.cursor);
  const limit = query.limit + 1;
  return words.length > 0
    ? searchStatement(query, words, before, limit)
    : filterStatement(query, before, limit);
}

interface Statement {
  readonly sql: string;
  readonly values: (string | number)[];
  /** Whether it may take long in a large list. */
  readonly isSearch: boolean;
}

function searchStatement(
  { status, source }: LeadQuery,
  words: readonly string[],
  before: number,
  limit: number,
): Statement {
  const filters = [status, source].filter((value) => value !== undefined).map(filterTerm);
  const terms = [...filters.map((term) => `"${term}"`), ...words.map((word) => `"${word}"*`)];
  return {
    sql: `
      SELECT leads.* FROM leads_search CROSS JOIN leads ON leads.position = leads_search.rowid
      WHERE leads_search MATCH ? AND leads_search.rowid < ?
      ORDER BY leads_search.rowid DESC LIMIT ?`,
    values: [terms.join(' AND '), before, limit],
    isSearch: true,
  };
}

function filterStatement({ status, source }: LeadQuery, before: number, limit: number): Statement {
  const conditions = ['position < ?'];
  const values: (string | number)[] = [before];
  if (status !== undefined) {
    conditions.push('status = ?');
    values.push(status);
  }
  if (source !== undefined) {
    conditions.push('source = ?');
    values.push(source);
  }
  const sql = `SELECT * FROM leads WHERE ${conditions.join(' AND ')} ORDER BY position DESC LIMIT ?`;
  return { sql, values: [...values, limit], isSearch: false };
}

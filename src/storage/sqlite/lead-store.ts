import type { DatabaseSync } from 'node:sqlite';
import { changeStatus, undoStatusChange } from '../../leads/change-status.ts';
import { editLead, typeOfEdit } from '../../leads/edit-lead.ts';
import type { LeadQuery, LeadStore } from '../../leads/lead-store.ts';
import { querySearchTerms } from '../../leads/search-terms.ts';
import type { LeadWriter } from './change-lead.ts';
import type { GroupCommit } from './group-commit.ts';
import { toLead } from './lead-row.ts';
import { filterTerm, personTermsOf } from '../lead-terms.ts';
import { readPosition } from '../read-position.ts';
import type { ReportOddValue } from '../odd-values.ts';
import type { CreateLead, RecordLead } from './record-lead.ts';
import type { ReadingThread } from './search/reading-thread.ts';

const FIRST_POSITION = 2 ** 53 - 1;

interface LeadStoreParts {
  readonly recordLead: RecordLead;
  readonly createLead: CreateLead;
  readonly writer: LeadWriter;
  readonly report?: ReportOddValue;
  readonly thread?: ReadingThread;
}

/** CRM leads in `leads`, their search terms in the FTS5 table `leads_search`. */
export function createLeadStore(
  database: DatabaseSync,
  commits: GroupCommit,
  { recordLead, createLead, writer, report, thread }: LeadStoreParts,
): LeadStore {
  const selectOfPerson = database.prepare(`
    SELECT leads.* FROM leads_search CROSS JOIN leads ON leads.position = leads_search.rowid
    WHERE leads_search MATCH ? ORDER BY leads_search.rowid DESC LIMIT ?`);
  const selectByMetaLead = database.prepare('SELECT * FROM leads WHERE metaLeadId = ?');
  return {
    recordOnce: (lead, by, now) => commits.write(() => recordLead(lead, by, now)),
    create: (lead, by, now) => commits.write(() => createLead(lead, by, now)),
    markSeen: async (id, by, now) => {
      const known = writer.find(id);
      if (!known || known.firstSeenAt !== null) return known;
      return commits.write(() => {
        const before = writer.find(id);
        if (!before || before.firstSeenAt !== null) return before;
        const after = { ...before, firstSeenAt: now };
        return writer.change({ type: 'lead.seen', before, after }, { by, now }).lead;
      });
    },
    find: async (id) => writer.find(id),
    findByMetaLead: async (metaLeadId) => {
      const row = selectByMetaLead.get(metaLeadId);
      return row && toLead(row, report);
    },
    listOfPerson: async (keys, limit) => {
      const terms = personTermsOf(keys).map((term) => `"${term}"`);
      if (terms.length === 0) return [];
      return selectOfPerson.all(terms.join(' OR '), limit).map((row) => toLead(row, report));
    },
    list: createListLeads(database, report, thread),
    setStatus: (id, status, by, now) =>
      commits.write(() => {
        const before = writer.find(id);
        if (!before) return undefined;
        const after = { ...before, ...changeStatus(before, status, now), updatedAt: now };
        return writer.change({ type: 'lead.status-changed', before, after }, { by, now }).lead;
      }),
    undoStatus: (id, changedAt, by, now) =>
      commits.write(() => {
        const before = writer.find(id);
        if (!before) return undefined;
        const history = undoStatusChange(before, changedAt, now);
        if (!history) return { isUndone: false, lead: before };
        const after = { ...before, ...history, updatedAt: now };
        const { lead } = writer.change({ type: 'lead.status-undone', before, after }, { by, now });
        return { isUndone: true, lead };
      }),
    edit: (id, edit, by, now) =>
      commits.write(() => {
        const before = writer.find(id);
        if (!before) return undefined;
        const decision = editLead(before, edit, now);
        if (decision.kind === 'conflict') return { ...decision, lead: before };
        const { after } = decision;
        if (after === before) return { kind: 'edited', lead: before, eventId: undefined };
        const type = typeOfEdit(before, after, edit);
        return { kind: 'edited', ...writer.change({ type, before, after }, { by, now }) };
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

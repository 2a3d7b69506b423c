import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { invalidCursor } from '../../errors.ts';
import type { Lead, LeadOrigin, LeadSource, LeadStatus, NewLead } from '../../leads/lead.ts';
import type { LeadQuery, LeadStore } from '../../leads/lead-store.ts';
import { leadSearchTerms, querySearchTerms } from '../../leads/search-terms.ts';
import * as column from './columns.ts';
import type { GroupCommit } from './group-commit.ts';

/** Room for a million leads in one second, within the 2^53 that a JavaScript number holds. */
const POSITIONS_PER_SECOND = 2 ** 20;
const FIRST_POSITION = 2 ** 53 - 1;

/** CRM leads in `leads`, their search terms in the FTS5 table `leads_search`. */
export function createLeadStore(database: DatabaseSync, commits: GroupCommit): LeadStore {
  const insert = database.prepare(`
    INSERT INTO leads
      (position, id, metaLeadId, name, email, phone, phoneE164, company, contact, status, source,
       tags, metaData, answers, disclaimers, origin, createdAt, updatedAt)
    VALUES
      (:position, :id, :metaLeadId, :name, :email, :phone, :phoneE164, :company, :contact, 'New',
       :source, :tags, :metaData, :answers, :disclaimers, :origin, :createdAt, :updatedAt)`);
  const insertTerms = database.prepare('INSERT INTO leads_search (rowid, terms) VALUES (?, ?)');
  const selectById = database.prepare('SELECT * FROM leads WHERE id = ?');
  const selectByMetaLead = database.prepare('SELECT * FROM leads WHERE metaLeadId = ?');
  const lastOfSecond = database.prepare(
    'SELECT max(position) AS position FROM leads WHERE position >= ? AND position < ?',
  );
  const updateStatus = database.prepare(
    'UPDATE leads SET status = ?, updatedAt = ? WHERE id = ? RETURNING *',
  );

  /** Rises with the time of sending; within one second with the order of recording. */
  function nextPosition(createdAt: Date): number {
    const second = Math.min(Math.max(Math.floor(createdAt.getTime() / 1000), 0), 2 ** 33 - 1);
    const from = second * POSITIONS_PER_SECOND;
    const last = lastOfSecond.get(from, from + POSITIONS_PER_SECOND)?.['position'];
    return typeof last === 'number' ? last + 1 : from;
  }

  return {
    recordOnce: (lead, now) =>
      commits.write(() => {
        const known = selectByMetaLead.get(lead.metaData.leadId);
        if (known) return { created: false, lead: toLead(known) };
        const position = nextPosition(lead.createdAt);
        const id = randomUUID();
        insert.run({ position, id, ...toColumns(lead, now) });
        insertTerms.run(position, leadSearchTerms(lead).join(' '));
        return { created: true, lead: { ...lead, id, status: 'New' as const, updatedAt: now } };
      }),
    find: async (id) => {
      const row = selectById.get(id);
      return row && toLead(row);
    },
    list: async (query) => {
      const { sql, values } = listStatement(query);
      const rows = database.prepare(sql).all(...values);
      const more = rows.length > query.limit;
      const page = more ? rows.slice(0, query.limit) : rows;
      const last = page.at(-1);
      return {
        leads: page.map(toLead),
        nextCursor: more && last ? String(last['position']) : undefined,
      };
    },
    setStatus: (id, status, now) =>
      commits.write(() => {
        const row = updateStatus.get(status, now.getTime(), id);
        return row && toLead(row);
      }),
  };
}

/** One row more than asked for is read, which tells whether a next page exists. */
function listStatement(query: LeadQuery): { sql: string; values: (string | number)[] } {
  const terms = querySearchTerms(query.q ?? '');
  const searching = terms.length > 0;
  const position = searching ? 'leads_search.rowid' : 'leads.position';
  const conditions = [`${position} < ?`];
  const values: (string | number)[] = [readCursor(query.cursor)];
  if (searching) {
    conditions.push('leads_search MATCH ?');
    values.push(terms.map((term) => `"${term}"*`).join(' AND '));
  }
  if (query.status !== undefined) {
    conditions.push('leads.status = ?');
    values.push(query.status);
  }
  if (query.source !== undefined) {
    conditions.push('leads.source = ?');
    values.push(query.source);
  }
  const from = searching
    ? 'leads_search CROSS JOIN leads ON leads.position = leads_search.rowid'
    : 'leads';
  return {
    sql: `SELECT leads.* FROM ${from} WHERE ${conditions.join(' AND ')}
      ORDER BY ${position} DESC LIMIT ${query.limit + 1}`,
    values,
  };
}

function readCursor(cursor: string | undefined): number {
  if (cursor === undefined) return FIRST_POSITION;
  const position = /^\d{1,16}$/.test(cursor) ? Number(cursor) : NaN;
  if (!Number.isSafeInteger(position)) throw invalidCursor();
  return position;
}

function toColumns(lead: NewLead, now: Date) {
  return {
    metaLeadId: lead.metaData.leadId,
    name: lead.name,
    email: lead.email,
    phone: lead.phone,
    phoneE164: lead.phoneE164,
    company: lead.company,
    contact: JSON.stringify(lead.contact),
    source: lead.source,
    tags: JSON.stringify(lead.tags),
    metaData: JSON.stringify(lead.metaData),
    answers: JSON.stringify(lead.answers),
    disclaimers: JSON.stringify(lead.disclaimers),
    origin: JSON.stringify(lead.origin),
    createdAt: lead.createdAt.getTime(),
    updatedAt: now.getTime(),
  };
}

function toLead(row: column.Row): Lead {
  return {
    id: column.text(row, 'id'),
    name: column.text(row, 'name'),
    email: column.text(row, 'email'),
    phone: column.text(row, 'phone'),
    phoneE164: column.text(row, 'phoneE164'),
    company: column.text(row, 'company'),
    contact: column.json(row, 'contact'),
    status: column.text(row, 'status') as LeadStatus,
    source: column.text(row, 'source') as LeadSource,
    tags: column.json(row, 'tags'),
    metaData: column.json(row, 'metaData'),
    answers: column.json(row, 'answers'),
    disclaimers: column.json(row, 'disclaimers'),
    origin: toOrigin(column.json(row, 'origin')),
    createdAt: column.time(row, 'createdAt'),
    updatedAt: column.time(row, 'updatedAt'),
  };
}

type StoredOrigin = { [Key in keyof LeadOrigin]: LeadOrigin[Key] extends Date | null ? string | null : LeadOrigin[Key] };

function toOrigin(origin: StoredOrigin | null): LeadOrigin | null {
  if (origin === null) return null;
  const date = (value: string | null) => (value === null ? null : new Date(value));
  return {
    ...origin,
    submittedAt: date(origin.submittedAt),
    receivedAt: date(origin.receivedAt),
    storedAt: date(origin.storedAt),
  };
}

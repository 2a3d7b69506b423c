import type { DatabaseSync } from 'node:sqlite';
import { changeStatus, undoStatusChange } from '../../leads/change-status.ts';
import { editLead, typeOfEdit } from '../../leads/edit-lead.ts';
import type { LeadStore } from '../../leads/lead-store.ts';
import { markSeen } from '../../leads/mark-seen.ts';
import type { LeadWriter } from './change-lead.ts';
import type { GroupCommit } from './group-commit.ts';
import { createHasEvent } from './lead-events.ts';
import { toLead } from './lead-row.ts';
import { createListCustomFields } from './list-custom-fields.ts';
import { createListLeads } from './list-leads.ts';
import { personTermsOf } from '../lead-terms.ts';
import type { ReportOddValue } from '../odd-values.ts';
import type { CreateLead, ImportLead, RecordLead } from './record-lead.ts';
import type { RemoveLead } from './remove-imported.ts';
import type { ReadingThread } from './search/reading-thread.ts';

interface LeadStoreParts {
  readonly recordLead: RecordLead;
  readonly createLead: CreateLead;
  readonly importLead: ImportLead;
  readonly removeImported: RemoveLead;
  readonly removeAdded: RemoveLead;
  readonly writer: LeadWriter;
  readonly report?: ReportOddValue;
  readonly thread?: ReadingThread;
}

/** CRM leads in `leads`, their search terms in the FTS5 table `leads_search`. */
export function createLeadStore(
  database: DatabaseSync,
  commits: GroupCommit,
  {
    recordLead,
    createLead,
    importLead,
    removeImported,
    removeAdded,
    writer,
    report,
    thread,
  }: LeadStoreParts,
): LeadStore {
  const selectOfPerson = database.prepare(`
    SELECT leads.* FROM leads_search CROSS JOIN leads ON leads.position = leads_search.rowid
    WHERE leads_search MATCH ? ORDER BY leads_search.rowid DESC LIMIT ?`);
  const hasEvent = createHasEvent(database);
  const selectByMetaLead = database.prepare('SELECT * FROM leads WHERE metaLeadId = ?');
  return {
    recordOnce: (lead, by, now) => commits.write(() => recordLead(lead, by, now)),
    create: (lead, by, now) => commits.write(() => createLead(lead, by, now)),
    importOnce: (lead, by, now) => commits.write(() => importLead(lead, by, now)),
    removeImported: (id, by, now) => commits.write(() => removeImported(id, by, now)),
    removeAdded: (id, by, now) => commits.write(() => removeAdded(id, by, now)),
    markSeen: async (id, by, now) => {
      const known = writer.find(id);
      if (!known || !markSeen(known, by, now)) return known;
      return commits.write(() => {
        const before = writer.find(id);
        const seen = before && markSeen(before, by, now);
        return seen ? writer.change({ ...seen, before }, { by, now }).lead : before;
      });
    },
    find: async (id) => writer.find(id),
    findAll: createFindAll(database, report),
    listCustomFields: createListCustomFields(database),
    findByMetaLead: async (metaLeadId) => {
      const row = selectByMetaLead.get(metaLeadId);
      return row && toLead(row, report);
    },
    listOfPerson: async (keys, limit) => {
      const terms = personTermsOf(keys).map((term) => `"${term}"`);
      if (terms.length === 0) return [];
      return selectOfPerson.all(terms.join(' OR '), limit).map((row) => toLead(row, report));
    },
    ...createListLeads(database, { report, thread }),
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
        const { eventId } = edit;
        if (eventId !== undefined && hasEvent(id, eventId))
          return { kind: 'edited', lead: before, eventId };
        const decision = editLead(before, edit, now);
        if (decision.kind === 'conflict') return { ...decision, lead: before };
        const { after } = decision;
        if (after === before) return { kind: 'edited', lead: before, eventId: undefined };
        const type = typeOfEdit(before, after, edit);
        return { kind: 'edited', ...writer.change({ type, before, after }, { by, now, eventId }) };
      }),
  };
}

function createFindAll(database: DatabaseSync, report?: ReportOddValue): LeadStore['findAll'] {
  const select = database.prepare(
    'SELECT * FROM leads WHERE id IN (SELECT value FROM json_each(?))',
  );
  return async (ids) => select.all(JSON.stringify(ids)).map((row) => toLead(row, report));
}

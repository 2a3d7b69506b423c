import type { Collection, Db } from 'mongodb';
import { changeStatus, undoStatusChange } from '../../../leads/change-status.ts';
import { editLead, typeOfEdit } from '../../../leads/edit-lead.ts';
import { markSeen } from '../../../leads/mark-seen.ts';
import type { EditOutcome, LeadStore, StatusUndo } from '../../../leads/lead-store.ts';
import type { ReportOddValue } from '../../odd-values.ts';
import { personTermsOf } from '../../lead-terms.ts';
import { toId } from '../ids.ts';
import type { ChangeLead } from './change-lead.ts';
import { toLead, WITHOUT_SEARCH, type LeadDocument } from './lead-document.ts';
import { createHasEvent } from './lead-event-store.ts';
import { createListLeads } from './list-leads.ts';
import type { CreateLead, RecordLead } from './record-lead.ts';

export interface LeadStoreParts {
  readonly db: Db;
  readonly leads: Collection<LeadDocument>;
  readonly changeLead: ChangeLead;
  readonly recordLead: RecordLead;
  readonly createLead: CreateLead;
  readonly importLead: LeadStore['importOnce'];
  readonly removeImported: LeadStore['removeImported'];
  readonly removeAdded: LeadStore['removeAdded'];
  readonly report: ReportOddValue;
}

/** CRM leads in `leads`. */
export function createLeadStore(parts: LeadStoreParts): LeadStore {
  const { db, leads, changeLead, recordLead, createLead, importLead, report } = parts;
  const { removeImported, removeAdded } = parts;
  const hasEvent = createHasEvent({ leads, events: db.collection('lead_events') });
  return {
    recordOnce: recordLead,
    create: createLead,
    importOnce: importLead,
    removeImported,
    removeAdded,
    find: async (id) => {
      const document = await leads.findOne({ _id: toId(id) }, { projection: WITHOUT_SEARCH });
      return document ? toLead(document, report) : undefined;
    },
    findAll: createFindAll(leads, report),
    listCustomFields: createListCustomFields(leads),
    findByMetaLead: async (metaLeadId) => {
      const document = await leads.findOne(
        { 'metaData.leadId': metaLeadId },
        { hint: 'metaData.leadId', projection: WITHOUT_SEARCH },
      );
      return document ? toLead(document, report) : undefined;
    },
    listOfPerson: async (keys, limit) => {
      const terms = personTermsOf(keys);
      if (terms.length === 0) return [];
      const found = leads
        .find({ prefixes: { $in: terms }, position: { $gte: 0 } })
        .project<LeadDocument>(WITHOUT_SEARCH)
        .sort({ position: -1 })
        .hint('prefixes_position')
        .limit(limit);
      return (await found.toArray()).map((document) => toLead(document, report));
    },
    ...createListLeads(db, report),
    markSeen: (id, by, now) =>
      changeLead({ id, by, now }, (before) => ({
        type: 'lead.seen',
        ...markSeen(before, by, now),
        result: (lead) => lead,
      })),
    setStatus: (id, status, by, now) =>
      changeLead({ id, by, now }, (before) => ({
        after: { ...before, ...changeStatus(before, status, now), updatedAt: now },
        type: 'lead.status-changed',
        result: (lead) => lead,
      })),
    undoStatus: (id, changedAt, by, now) =>
      changeLead<StatusUndo>({ id, by, now }, (before) => {
        const type = 'lead.status-undone';
        const history = undoStatusChange(before, changedAt, now);
        if (!history) return { type, result: (lead) => ({ isUndone: false, lead }) };
        const after = { ...before, ...history, updatedAt: now };
        return { after, type, result: (lead) => ({ isUndone: true, lead }) };
      }),
    edit: (id, edit, by, now) =>
      changeLead<EditOutcome>({ id, by, now }, async (before, { pendingEvents = [] }) => {
        const type = 'lead.changed';
        const { eventId: known } = edit;
        if (known !== undefined && (await hasEvent(id, known, pendingEvents)))
          return { type, result: (lead) => ({ kind: 'edited', lead, eventId: known }) };
        const decision = editLead(before, edit, now);
        if (decision.kind === 'conflict')
          return { type, result: (lead) => ({ ...decision, lead }) };
        const { after } = decision;
        const result = (lead: EditOutcome['lead'], eventId: string | undefined) =>
          ({ kind: 'edited', lead, eventId }) as const;
        if (after === before) return { type, result };
        return {
          after,
          type: typeOfEdit(before, after, edit),
          ...(known !== undefined && { eventId: toId(known) }),
          result,
        };
      }),
  };
}

function createListCustomFields(leads: Collection<LeadDocument>): LeadStore['listCustomFields'] {
  return async (limit) => {
    const names = leads.aggregate<{ readonly _id: string }>(
      [
        { $match: { 'customFields.name': { $gt: '' } } },
        { $project: { customFields: 1 } },
        { $unwind: '$customFields' },
        { $group: { _id: '$customFields.name' } },
        { $sort: { _id: 1 } },
        { $limit: limit },
      ],
      { hint: 'customFields.name' },
    );
    return (await names.toArray()).map(({ _id }) => _id);
  };
}

function createFindAll(
  leads: Collection<LeadDocument>,
  report: ReportOddValue,
): LeadStore['findAll'] {
  return async (ids) => {
    if (ids.length === 0) return [];
    const found = leads.find({ _id: { $in: ids.map(toId) } }, { projection: WITHOUT_SEARCH });
    return (await found.toArray()).map((document) => toLead(document, report));
  };
}

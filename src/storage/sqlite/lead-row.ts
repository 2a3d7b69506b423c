import { z } from 'zod';
import { nameKeyOf } from '../../leads/name-key.ts';
import {
  LEAD_PRIORITIES,
  LEAD_SOURCES,
  readStatus,
  type Lead,
  type LeadOrigin,
  type NewLead,
} from '../../leads/lead.ts';
import {
  answersSchema,
  assignmentSchema,
  contactSchema,
  disclaimersSchema,
  originSchema,
  recordOf,
  texts,
} from '../lead-schemas.ts';
import * as column from './columns.ts';
import { toStatusBefore } from './lead-status-columns.ts';
import { ignoreOddValues, type ReportOddValue } from '../odd-values.ts';

const text = z.string();
const metaData = z.object({
  leadId: text,
  formId: text,
  pageId: text,
  platform: z.enum(['facebook', 'instagram']),
  originalFields: recordOf(texts),
});
const origin = originSchema(column.isoTime);

/**
 * Reads a row of `leads`. Reports a value that cannot be read and leaves it out: it becomes null or
 * empty, and the time of sending becomes the time of receipt.
 */
export function toLead(row: column.Row, report: ReportOddValue = ignoreOddValues): Lead {
  const id = column.text(row, 'id');
  const read = <Value>(name: string, schema: z.ZodType<Value>, fallback: Value): Value => {
    if (row[name] === null) return fallback;
    const { data } = schema.safeParse(column.json(row, name));
    if (data !== undefined) return data;
    report({ column: `leads.${name}`, id });
    return fallback;
  };
  const timeOf = (name: string): Date | null => {
    const time = column.timeOrNull(row, name);
    if (time === null && typeof row[name] === 'number') report({ column: `leads.${name}`, id });
    return time;
  };
  const leadOrigin = read<LeadOrigin | null>('origin', origin, null);
  const updatedAt = timeOf('updatedAt');
  return {
    id,
    name: column.text(row, 'name'),
    email: column.text(row, 'email'),
    phone: column.text(row, 'phone'),
    phoneE164: column.text(row, 'phoneE164'),
    company: column.text(row, 'company'),
    contact: read<Lead['contact']>('contact', contactSchema, {}),
    status: readStatus(column.text(row, 'status')),
    source: LEAD_SOURCES.find((source) => source === row['source']) ?? 'other',
    tags: read<Lead['tags']>('tags', texts, []),
    metaData: read<Lead['metaData']>('metaData', metaData, null),
    answers: read<Lead['answers']>('answers', answersSchema as z.ZodType<Lead['answers']>, []),
    disclaimers: read<Lead['disclaimers']>('disclaimers', disclaimersSchema, []),
    origin: leadOrigin,
    firstSeenAt: timeOf('firstSeenAt'),
    seenBy: read<Lead['seenBy']>('seenBy', texts, []),
    firstContactedAt: timeOf('firstContactedAt'),
    firstReachedAt: timeOf('firstReachedAt'),
    statusChangedAt: timeOf('statusChangedAt'),
    statusBefore: toStatusBefore(column.json(row, 'statusBefore')),
    ownerId: column.textOrNull(row, 'ownerId'),
    assignment: read<Lead['assignment']>('assignment', assignmentSchema, null),
    assignmentDueAt: timeOf('assignmentDueAt'),
    lease: toLease(column.textOrNull(row, 'leaseUserId'), timeOf('leaseUntil')),
    priority: LEAD_PRIORITIES.find((priority) => priority === row['priority']) ?? null,
    rank: column.textOrNull(row, 'rank'),
    lostReason: column.text(row, 'lostReason'),
    customFields: read<Lead['customFields']>('customFields', contactSchema, {}),
    meetings: read<Lead['meetings']>('meetings', texts, []),
    conversations: read<Lead['conversations']>('conversations', texts, []),
    createdAt: timeOf('createdAt') ?? leadOrigin?.receivedAt ?? updatedAt ?? new Date(0),
    updatedAt: updatedAt ?? leadOrigin?.storedAt ?? new Date(0),
  };
}

const toLease = (userId: string | null, until: Date | null): Lead['lease'] =>
  userId !== null && until !== null ? { userId, until } : null;

/** The columns of `leads` that a new lead has, without its id and its position. */
export function toColumns(
  lead: Omit<NewLead, 'metaData' | 'origin'> & Pick<Lead, 'metaData' | 'origin'>,
  updatedAt: Date,
) {
  return {
    metaLeadId: lead.metaData?.leadId ?? null,
    name: lead.name,
    nameKey: nameKeyOf(lead.name),
    email: lead.email,
    phone: lead.phone,
    phoneE164: lead.phoneE164,
    company: lead.company,
    contact: JSON.stringify(lead.contact),
    source: lead.source,
    tags: JSON.stringify(lead.tags),
    metaData: lead.metaData && JSON.stringify(lead.metaData),
    answers: JSON.stringify(lead.answers),
    disclaimers: JSON.stringify(lead.disclaimers),
    origin: lead.origin && JSON.stringify(lead.origin),
    createdAt: lead.createdAt.getTime(),
    updatedAt: updatedAt.getTime(),
  };
}

/** The columns of `leads` that people change, but for the status; see `toStatusColumns`. */
export const toChangedColumns = (lead: Lead) => ({
  name: lead.name,
  nameKey: nameKeyOf(lead.name),
  email: lead.email,
  phone: lead.phone,
  phoneE164: lead.phoneE164,
  company: lead.company,
  contact: JSON.stringify(lead.contact),
  tags: JSON.stringify(lead.tags),
  ownerId: lead.ownerId,
  assignment: lead.assignment && JSON.stringify(lead.assignment),
  assignmentDueAt: column.millis(lead.assignmentDueAt),
  leaseUserId: lead.lease?.userId ?? null,
  leaseUntil: column.millis(lead.lease?.until ?? null),
  priority: lead.priority,
  rank: lead.rank,
  lostReason: lead.lostReason,
  customFields: JSON.stringify(lead.customFields),
  meetings: JSON.stringify(lead.meetings),
  conversations: JSON.stringify(lead.conversations),
  firstSeenAt: column.millis(lead.firstSeenAt),
  seenBy: JSON.stringify(lead.seenBy),
  firstReachedAt: column.millis(lead.firstReachedAt),
  updatedAt: lead.updatedAt.getTime(),
});

import { z } from 'zod';
import {
  LEAD_SOURCES,
  LEAD_STATUSES,
  type Lead,
  type LeadOrigin,
  type NewLead,
} from '../../leads/lead.ts';
import * as column from './columns.ts';
import { toStatusBefore } from './lead-status-columns.ts';
import { ignoreOddValues, type ReportOddValue } from '../odd-values.ts';

const text = z.string();
const texts = z.array(text);
const storedTime = z.unknown().optional().transform(column.isoTime);

/** Unlike `z.record`, keeps the key `__proto__`, which an author of a form may choose. */
const recordOf = <Value>(schema: z.ZodType<Value>) =>
  z.custom<Readonly<Record<string, Value>>>(
    (value) =>
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.values(value).every((each) => schema.safeParse(each).success),
  );

const contact = recordOf(text);
const answer = z.object({
  key: text,
  label: text,
  type: text,
  field: text.nullable(),
  values: texts,
  labels: texts,
});
const disclaimers = z.array(z.object({ key: text, isChecked: z.boolean() }));
const metaData = z.object({
  leadId: text,
  formId: text,
  pageId: text,
  platform: z.enum(['facebook', 'instagram']),
  originalFields: recordOf(texts),
});
/** A field that a later version added. It is empty in older rows. */
const later = text.default('');
const origin = z.object({
  pageName: text,
  formName: text,
  campaignId: text,
  campaignName: text,
  adsetId: text,
  adsetName: text,
  adId: text,
  adName: text,
  partnerName: later,
  retailerItemId: later,
  post: later,
  vehicle: later,
  homeListing: later,
  submissionCheck: later,
  isOrganic: z.boolean().nullable(),
  via: z.enum(['webhook', 'sync', 'catch-up']),
  submittedAt: storedTime,
  receivedAt: storedTime,
  storedAt: storedTime,
});

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
    contact: read<Lead['contact']>('contact', contact, {}),
    status: LEAD_STATUSES.find((status) => status === row['status']) ?? 'New',
    source: LEAD_SOURCES.find((source) => source === row['source']) ?? 'other',
    tags: read<Lead['tags']>('tags', texts, []),
    metaData: read<Lead['metaData']>('metaData', metaData, null),
    answers: read<Lead['answers']>('answers', z.array(answer) as z.ZodType<Lead['answers']>, []),
    disclaimers: read<Lead['disclaimers']>('disclaimers', disclaimers, []),
    origin: leadOrigin,
    firstSeenAt: timeOf('firstSeenAt'),
    firstContactedAt: timeOf('firstContactedAt'),
    statusChangedAt: timeOf('statusChangedAt'),
    statusBefore: toStatusBefore(column.json(row, 'statusBefore')),
    createdAt: timeOf('createdAt') ?? leadOrigin?.receivedAt ?? updatedAt ?? new Date(0),
    updatedAt: updatedAt ?? leadOrigin?.storedAt ?? new Date(0),
  };
}

/** A new lead as the columns of `leads`, without its id and its position. */
export function toColumns(lead: NewLead, now: Date) {
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

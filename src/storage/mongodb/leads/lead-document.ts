import { ObjectId } from 'mongodb';
import { z } from 'zod';
import type { StatusHistory } from '../../../leads/change-status.ts';
import type { LeadToImport } from '../../../leads/lead-to-import.ts';
import {
  isImported,
  LEAD_PRIORITIES,
  LEAD_SOURCES,
  NEW_LEAD_FIELDS,
  readStatus,
  type EnteredLead,
  type Lead,
  type LeadOrigin,
  type NewLead,
} from '../../../leads/lead.ts';
import { nameKeyOf } from '../../../leads/name-key.ts';
import { SEARCH_TERMS_VERSION } from '../../../leads/search-terms.ts';
import {
  answersSchema,
  assignmentSchema,
  contactSchema,
  disclaimersSchema,
  originSchema,
  recordOf,
  texts,
} from '../../lead-schemas.ts';
import { ignoreOddValues, type ReportOddValue } from '../../odd-values.ts';
import { isFieldName, toFieldName, toText, toTime, wellFormed } from '../fields.ts';
import { fromId, toId, type DocumentId } from '../ids.ts';
import type { PendingEvent } from './event-document.ts';
import { prefixesOf, searchTermsOf } from './lead-prefixes.ts';
import type { NoteDocument } from './note-document.ts';

/**
 * A lead in `leads`. Other tools may read and write the fields that the first LeadRabbit had: name to
 * notes.
 */
export interface LeadDocument extends StatusHistory {
  readonly _id: DocumentId;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly company: string;
  readonly source: Lead['source'];
  /** Left out if the lead did not come from Meta: `metaData.leadId` is unique. */
  readonly metaData?: NewLead['metaData'];
  readonly tags: readonly string[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly meetings: readonly unknown[];
  readonly conversations: readonly unknown[];
  readonly notes: readonly unknown[];

  readonly phoneE164: string;
  readonly contact: Lead['contact'];
  readonly answers: Lead['answers'];
  readonly disclaimers: Lead['disclaimers'];
  readonly origin: LeadOrigin | null;
  readonly firstSeenAt: Date | null;
  readonly seenBy?: readonly string[];
  readonly firstReachedAt?: Date | null;
  readonly ownerId?: string | null;
  readonly assignment?: Lead['assignment'];
  /** When the assignment rules decide about it next; null or left out if they do not. */
  readonly assignmentDueAt?: Date | null;
  readonly lease?: Lead['lease'];
  readonly priority?: Lead['priority'];
  /** Left out if nobody gave the lead a place on the board. */
  readonly rank?: string | null;
  readonly lostReason?: string;
  /** As a list, because the name of a field may be anything. */
  readonly customFields?: readonly { readonly name: string; readonly value: string }[];
  /** The exact JSON of `metaData.originalFields`, if a key of it cannot be the name of a field. */
  readonly originalFieldsJson?: string;

  /** Rises with each change; a change is guarded by it. */
  readonly version: number;
  /** Orders the list; unique. See `lead-position.ts`. */
  readonly position: number;
  /** See `lead-prefixes.ts`. */
  readonly terms: readonly string[];
  readonly prefixes: readonly string[];
  /** Orders the list by name; see `nameKeyOf`. */
  readonly nameKey: string;
  /** The `SEARCH_TERMS_VERSION` of these. */
  readonly searchVersion: number;
  /** Events that the relay has not copied yet, with the time of the oldest; see `event-relay.ts`. */
  readonly pendingEvents?: readonly PendingEvent[];
  readonly pendingSince?: Date;
}

/** What a list does not need to read. */
export const WITHOUT_SEARCH = { terms: 0, prefixes: 0, notes: 0 } as const;

/** A lead that is about to be recorded. */
export type LeadToRecord =
  | NewLead
  | (EnteredLead & { readonly createdAt: Date })
  | (Omit<LeadToImport, 'notes'> & { readonly notes: readonly NoteDocument[] });

/** The document of a lead that is new, without its events. */
export function toDocument(toRecord: LeadToRecord, position: number, now: Date): LeadDocument {
  const {
    metaData: meta,
    id,
    notes,
    ...lead
  } = {
    ...NEW_LEAD_FIELDS,
    id: undefined,
    notes: [],
    metaData: null,
    answers: [],
    disclaimers: [],
    origin: null,
    ...toRecord,
  };
  const { metaData, originalFieldsJson } = meta ? toMetaData(meta) : {};
  const document = wellFormed({
    _id: id === undefined ? new ObjectId() : toId(id),
    name: lead.name,
    email: lead.email,
    phone: lead.phone,
    company: lead.company,
    status: lead.status,
    source: lead.source,
    ...(metaData && { metaData }),
    tags: lead.tags,
    createdAt: lead.createdAt,
    updatedAt: now,
    meetings: [],
    conversations: [],
    notes,
    phoneE164: lead.phoneE164,
    contact: lead.contact,
    answers: lead.answers,
    disclaimers: lead.disclaimers,
    origin: lead.origin,
    firstSeenAt: null,
    seenBy: [],
    firstContactedAt: null,
    statusChangedAt: null,
    statusBefore: null,
    firstReachedAt: null,
    ...toOwnFields(lead),
    assignmentDueAt: lead.ownerId === null && !isImported(lead) ? now : null,
    ...(originalFieldsJson !== undefined && { originalFieldsJson }),
    version: 1,
    position,
    terms: [],
    prefixes: [],
    nameKey: '',
    searchVersion: SEARCH_TERMS_VERSION,
  } satisfies LeadDocument);
  return { ...document, ...searchFieldsOf(toLead(document)) };
}

type OwnField =
  | 'ownerId'
  | 'assignment'
  | 'assignmentDueAt'
  | 'lease'
  | 'priority'
  | 'lostReason'
  | 'customFields';

/** The fields that the team adds, as they are stored. */
export const toOwnFields = ({
  ownerId,
  assignment,
  assignmentDueAt,
  lease,
  priority,
  lostReason,
  customFields,
}: Pick<Lead, OwnField>) => ({
  ownerId,
  assignment,
  assignmentDueAt,
  lease,
  priority,
  lostReason,
  customFields: toCustomFields(customFields),
});

export const toCustomFields = (customFields: Lead['customFields']) =>
  Object.entries(customFields).map(([name, value]) => ({ name, value }));

/** The fields of the search, which depend on others. */
export const searchFieldsOf = (
  lead: Lead,
): Pick<LeadDocument, 'terms' | 'prefixes' | 'nameKey' | 'searchVersion'> => ({
  terms: searchTermsOf(lead),
  prefixes: prefixesOf(lead),
  nameKey: nameKeyOf(lead.name),
  searchVersion: SEARCH_TERMS_VERSION,
});

/** A question's key may be anything; the name of a field may not. */
export function toMetaData(
  metaData: NewLead['metaData'],
): Pick<LeadDocument, 'metaData' | 'originalFieldsJson'> {
  const { originalFields } = metaData;
  if (Object.keys(originalFields).every(isFieldName)) return { metaData };
  const safe = Object.fromEntries(
    Object.entries(originalFields).map(([key, values]) => [toFieldName(key), values]),
  );
  return {
    metaData: { ...metaData, originalFields: safe },
    originalFieldsJson: JSON.stringify(originalFields),
  };
}

const text = z.string();

/** The first LeadRabbit stored one text instead of a list. */
const originalFieldsSchema = z
  .preprocess(
    (value) =>
      isRecord(value)
        ? Object.fromEntries(
            Object.entries(value).map(([key, each]) => [
              key,
              typeof each === 'string' ? [each] : each,
            ]),
          )
        : value,
    recordOf(texts),
  )
  .catch({});
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const originalFieldsText = text
  .transform((json, context) => {
    try {
      return JSON.parse(json) as unknown;
    } catch {
      context.addIssue('not JSON');
      return z.NEVER;
    }
  })
  .pipe(recordOf(texts));
const metaDataSchema = z.object({
  leadId: text,
  formId: text.default(''),
  pageId: text.default(''),
  platform: z.enum(['facebook', 'instagram']).catch('facebook'),
  originalFields: originalFieldsSchema,
});
const origin = originSchema(toTime);
const customFieldsSchema = z
  .array(z.object({ name: text, value: text }))
  .transform((list) => Object.fromEntries(list.map(({ name, value }) => [name, value])));
const leaseSchema = z.object({ userId: text, until: z.date() });
const statusBefore = z.object({
  status: text.min(1),
  firstContactedAt: z.unknown().optional().transform(toTime),
});

/**
 * Reads a document of `leads`. Reports a value that cannot be read and leaves it out: it becomes null or
 * empty.
 */
export function toLead(
  document: Partial<LeadDocument> & Pick<LeadDocument, '_id'>,
  report: ReportOddValue = ignoreOddValues,
): Lead {
  const id = fromId(document._id);
  const read = <Value>(name: keyof LeadDocument, schema: z.ZodType<Value>, none: Value): Value => {
    const value: unknown = document[name];
    if (value === null || value === undefined) return none;
    const { data } = schema.safeParse(value);
    if (data !== undefined) return data;
    report({ column: `leads.${name}`, id });
    return none;
  };
  const leadOrigin = read<LeadOrigin | null>('origin', origin, null);
  const updatedAt = toTime(document.updatedAt);
  return {
    id,
    name: toText(document.name),
    email: toText(document.email),
    phone: toText(document.phone),
    phoneE164: toText(document.phoneE164),
    company: toText(document.company),
    contact: read<Lead['contact']>('contact', contactSchema, {}),
    status: readStatus(toText(document.status)),
    source: LEAD_SOURCES.find((source) => source === document.source) ?? 'other',
    tags: read<Lead['tags']>('tags', texts, []),
    metaData: readMetaData(document, read<Lead['metaData']>('metaData', metaDataSchema, null)),
    answers: read<Lead['answers']>('answers', answersSchema as z.ZodType<Lead['answers']>, []),
    disclaimers: read<Lead['disclaimers']>('disclaimers', disclaimersSchema, []),
    origin: leadOrigin,
    firstSeenAt: toTime(document.firstSeenAt),
    seenBy: read<Lead['seenBy']>('seenBy', texts, []),
    firstContactedAt: toTime(document.firstContactedAt),
    firstReachedAt: toTime(document.firstReachedAt),
    statusChangedAt: toTime(document.statusChangedAt),
    statusBefore: read<Lead['statusBefore']>('statusBefore', statusBefore, null),
    ownerId: toText(document.ownerId) || null,
    assignment: read<Lead['assignment']>('assignment', assignmentSchema, null),
    assignmentDueAt: toTime(document.assignmentDueAt),
    lease: read<Lead['lease']>('lease', leaseSchema, null),
    priority: LEAD_PRIORITIES.find((priority) => priority === document.priority) ?? null,
    rank: toText(document.rank) || null,
    lostReason: toText(document.lostReason),
    customFields: read<Lead['customFields']>('customFields', customFieldsSchema, {}),
    meetings: toIds(document.meetings),
    conversations: toIds(document.conversations),
    createdAt: toTime(document.createdAt) ?? leadOrigin?.receivedAt ?? updatedAt ?? new Date(0),
    updatedAt: updatedAt ?? leadOrigin?.storedAt ?? new Date(0),
  };
}

/** Other programs may have stored anything here. */
const toIds = (list: unknown): readonly string[] =>
  (Array.isArray(list) ? list : []).flatMap((id: unknown) => {
    if (id instanceof ObjectId) return [id.toHexString()];
    return typeof id === 'string' ? [id] : [];
  });

function readMetaData(
  { originalFieldsJson }: Partial<LeadDocument>,
  metaData: Lead['metaData'],
): Lead['metaData'] {
  if (!metaData || originalFieldsJson === undefined) return metaData;
  const { data } = originalFieldsText.safeParse(originalFieldsJson);
  return data ? { ...metaData, originalFields: data } : metaData;
}

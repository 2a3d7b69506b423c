import { convertAnswers } from '../../../intake/convert-answers.ts';
import { platformOf } from '../../../intake/convert-lead.ts';
import {
  LEAD_SOURCES,
  LEAD_STATUSES,
  type LeadSource,
  type LeadStatus,
} from '../../../leads/lead.ts';
import { toE164 } from '../../../leads/phone.ts';
import { toTime } from '../fields.ts';
import { searchFieldsOf, toLead } from '../leads/lead-document.ts';
import type { AdoptionFact } from './adoption-report.ts';
import { isObject, normalise, readMetaId, readText, readTime, timeOfId } from './stored-values.ts';
import type { AnyDocument, DocumentChange } from './write-batches.ts';

const TEXTS = ['name', 'email', 'phone', 'company'] as const;
const LISTS = ['meetings', 'conversations', 'notes'] as const;

/** The position of a lead in the list, and whether it may keep Meta's id. */
export interface LeadPlace {
  readonly position: number;
  /** Another lead has the same `metaData.leadId`. */
  readonly isDuplicate: boolean;
}

/** When a lead came in. */
export const createdAtOf = (lead: AnyDocument, now: Date): Date =>
  readTime(lead['createdAt']) ?? timeOfId(lead._id) ?? readTime(lead['updatedAt']) ?? now;

/** Meta's id of a lead; undefined if it did not come from Meta. */
export const metaLeadIdOf = ({ metaData }: AnyDocument): string | undefined =>
  isObject(metaData) ? readMetaId(metaData['leadId']) : undefined;

/**
 * Completes a lead of the first LeadRabbit. A field that LeadRabbit can read stays as it is; one that it
 * reads differently is kept in `adopted`.
 */
export function adoptLead(
  lead: AnyDocument,
  { position, isDuplicate }: LeadPlace,
  { count, now }: { readonly count: (fact: AdoptionFact) => void; readonly now: Date },
): DocumentChange {
  const createdAt = createdAtOf(lead, now);
  const adopted: Record<string, unknown> = {};
  const keep = (name: string) => {
    if (lead[name] !== undefined && lead[name] !== null) adopted[name] = lead[name];
  };
  const meta = adoptMetaData(lead, isDuplicate, keep);
  const answered = readOriginalFields(lead, createdAt, now);
  const set: Record<string, unknown> = { ...meta.set };
  for (const name of TEXTS) {
    const value = readText(lead[name]);
    if (value !== undefined && value === lead[name]) continue;
    if (value === undefined) keep(name);
    set[name] = value ?? answered?.[name] ?? '';
  }
  const status = adoptStatus(lead['status'], keep, count);
  const source = adoptSource(lead, keep, count);
  if (status.status !== lead['status']) set['status'] = status.status;
  if (source !== lead['source']) set['source'] = source;
  const tags = [...tagsOf(lead['tags'], keep), ...status.tags];
  if (!Array.isArray(lead['tags']) || tags.length !== lead['tags'].length) set['tags'] = tags;
  for (const name of LISTS) if ((lead[name] ?? null) === null) set[name] = [];
  if (!isReadable(lead['createdAt'])) {
    keep('createdAt');
    set['createdAt'] = createdAt;
  }
  if (!isReadable(lead['updatedAt'])) {
    keep('updatedAt');
    set['updatedAt'] = readTime(lead['updatedAt']) ?? createdAt;
  }
  const phone = String(set['phone'] ?? lead['phone']);
  set['phoneE164'] = answered?.phone === phone ? answered.phoneE164 : toE164(phone);
  set['contact'] = answered?.contact ?? {};
  set['answers'] = answered?.answers ?? [];
  set['disclaimers'] = [];
  if (Object.keys(adopted).length > 0) set['adopted'] = adopted;
  count('leads');
  if (isDuplicate) count('duplicateLeads');
  const whole = { ...lead, ...withoutPaths(set) };
  const search = searchFieldsOf(toLead(whole));
  return { set: { ...set, ...search, version: 1, position }, unset: meta.unset };
}

/** Whether LeadRabbit reads the right time from it as it is. */
const isReadable = (value: unknown): boolean => {
  const time = toTime(value);
  return time !== null && time.getTime() === readTime(value)?.getTime();
};

/** Fields inside `metaData` play no part in the search. */
const withoutPaths = (set: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(set).filter(([name]) => !name.includes('.')));

function adoptMetaData(
  lead: AnyDocument,
  isDuplicate: boolean,
  keep: (name: string) => void,
): { set: Record<string, unknown>; unset: string[] } {
  const { metaData } = lead;
  if (metaData === undefined || metaData === null) return { set: {}, unset: [] };
  if (!isObject(metaData)) {
    keep('metaData');
    return { set: {}, unset: ['metaData'] };
  }
  const leadId = metaLeadIdOf(lead);
  // The unique index holds null too.
  if (leadId === undefined)
    return { set: {}, unset: 'leadId' in metaData ? ['metaData.leadId'] : [] };
  const set: Record<string, unknown> = {};
  for (const name of ['formId', 'pageId']) {
    const id = readMetaId(metaData[name]) ?? '';
    if (id !== metaData[name]) set[`metaData.${name}`] = id;
  }
  const platform = platformOf(readText(metaData['platform']) ?? readText(lead['source']));
  if (platform !== metaData['platform']) set['metaData.platform'] = platform;
  if (isDuplicate)
    return { set: { ...set, 'metaData.duplicateOf': leadId }, unset: ['metaData.leadId'] };
  if (leadId !== metaData['leadId']) set['metaData.leadId'] = leadId;
  return { set, unset: [] };
}

/** The fields that this version would have made from the answers. */
function readOriginalFields({ metaData }: AnyDocument, createdAt: Date, now: Date) {
  const fields: unknown = isObject(metaData) ? metaData['originalFields'] : undefined;
  const answers = isObject(fields) && 'field_data' in fields ? fields['field_data'] : fields;
  return convertAnswers(answers, createdAt, now);
}

function adoptStatus(
  value: unknown,
  keep: (name: string) => void,
  count: (fact: AdoptionFact) => void,
): { readonly status: LeadStatus; readonly tags: readonly string[] } {
  const text = readText(value)?.trim() ?? '';
  const status = LEAD_STATUSES.find((each) => normalise(each) === normalise(text));
  if (status === value) return { status: status as LeadStatus, tags: [] };
  keep('status');
  if (text !== '') count(status ? 'statuses' : 'unknownStatuses');
  return { status: status ?? 'New', tags: status || text === '' ? [] : [text] };
}

function adoptSource(
  { source, metaData }: AnyDocument,
  keep: (name: string) => void,
  count: (fact: AdoptionFact) => void,
): LeadSource {
  const text = normalise(readText(source) ?? '');
  const known = LEAD_SOURCES.find((each) => each === text);
  if (known === source && known) return known;
  if (text !== '') {
    keep('source');
    count('sources');
    return known ?? 'other';
  }
  return isObject(metaData) && readMetaId(metaData['leadId']) !== undefined
    ? platformOf(readText(metaData['platform']))
    : 'other';
}

function tagsOf(value: unknown, keep: (name: string) => void): unknown[] {
  if (Array.isArray(value))
    return value.every((tag) => typeof tag === 'string') ? value : textsOf(value, keep);
  const text = readText(value)?.trim() ?? '';
  if (value !== undefined && value !== null) keep('tags');
  return text === '' ? [] : [text];
}

function textsOf(value: readonly unknown[], keep: (name: string) => void): string[] {
  keep('tags');
  return value.flatMap((tag) => readText(tag) ?? []);
}

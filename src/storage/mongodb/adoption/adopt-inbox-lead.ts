import { platformOf } from '../../../intake/convert-lead.ts';
import { toActorColumns } from '../../actor-columns.ts';
import { OPERATOR } from '../../../users/actor.ts';
import type { AdoptionFact } from './adoption-report.ts';
import { isObject, readMetaId, readText, readTime, timeOfId } from './stored-values.ts';
import type { AnyDocument, DocumentChange } from './write-batches.ts';

const TIMES = ['created_time', 'createdAt', 'processedAt'] as const;

/** What is known of an inbox lead from the whole collection. */
export interface InboxPlace {
  /** Its lead is in `leads`. */
  readonly isInCrm: boolean;
  /** Another document of `meta_leads` has the same `leadId`. */
  readonly isDuplicate: boolean;
}

/**
 * Gives an inbox lead of the first LeadRabbit a state. It is due at once if its lead is not in the CRM,
 * whatever `processed` says.
 */
export function adoptInboxLead(
  lead: AnyDocument,
  { isInCrm, isDuplicate }: InboxPlace,
  { count, now }: { readonly count: (fact: AdoptionFact) => void; readonly now: Date },
): DocumentChange {
  const metaLeadId = readMetaId(lead['leadId']);
  const leadId = metaLeadId === undefined ? `unknown-${String(lead._id)}` : metaLeadId;
  const set: Record<string, unknown> = {
    leadId: isDuplicate ? `${leadId}~${String(lead._id)}` : leadId,
  };
  for (const name of ['formId', 'pageId']) set[name] = readMetaId(lead[name]) ?? '';
  const platform = readText(lead['platform']);
  if (platform !== undefined) set['platform'] = platformOf(platform);
  const unset: string[] = [];
  for (const name of TIMES) {
    const time = readTime(lead[name]);
    if (time) set[name] = time;
    else if (lead[name] !== undefined) unset.push(name);
  }
  const receivedAt = readTime(lead['createdAt']) ?? timeOfId(lead._id) ?? now;
  set['createdAt'] = receivedAt;
  const original = readingOf(lead, leadId);
  count('inboxLeads');
  if (isDuplicate) count('duplicateInboxLeads');
  else if (metaLeadId === undefined) count('inboxLeadsWithoutId');
  else if (!isInCrm) count('dueInboxLeads');
  Object.assign(set, {
    failures: 0,
    claims: 0,
    via: 'webhook',
    receivedAt,
    webhookAt: receivedAt,
    ...(original !== undefined && { original, fetchedAt: receivedAt }),
    ...(isDuplicate || metaLeadId === undefined
      ? dismissed(metaLeadId, now)
      : isInCrm
        ? { state: 'stored', processed: true, processedAt: set['processedAt'] ?? receivedAt }
        : { state: 'received', processed: false, dueAt: now }),
  });
  const changed = Object.entries(set).filter(([name, value]) => lead[name] !== value);
  return { set: Object.fromEntries(changed), unset: unset.filter((name) => !(name in set)) };
}

/** The note is what a person would write who dismisses it. */
const dismissed = (metaLeadId: string | undefined, now: Date) => ({
  state: 'dismissed',
  processed: true,
  reason: metaLeadId === undefined ? 'no leadId' : `duplicate of ${metaLeadId}`,
  decidedAt: now,
  decidedBy: toActorColumns(OPERATOR),
});

/** The answers as Graph would return them, as JSON; undefined if there are none. */
function readingOf(lead: AnyDocument, leadId: string): string | undefined {
  const { originalFields, field_data: fieldData } = lead;
  if (isObject(originalFields) && 'field_data' in originalFields)
    return toJson({ id: leadId, ...originalFields });
  const answers: unknown = isEmpty(fieldData) ? originalFields : fieldData;
  if (isEmpty(answers)) return undefined;
  const createdTime = readTime(lead['created_time']);
  return toJson({
    id: leadId,
    ...(createdTime && { created_time: createdTime.toISOString() }),
    form_id: readMetaId(lead['formId']),
    ad_id: isObject(originalFields) ? readMetaId(originalFields['ad_id']) : undefined,
    platform: readText(lead['platform']),
    field_data: answers,
  });
}

const isEmpty = (value: unknown): boolean =>
  typeof value !== 'object' || value === null || Object.keys(value).length === 0;

function toJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

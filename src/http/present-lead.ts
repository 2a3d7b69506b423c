import type * as wire from '../contract/lead.ts';
import type { InboxTrace } from '../intake/inbox-lead.ts';
import { formatPhone } from '../leads/format-phone.ts';
import { isImported, type Lead, type LeadOrigin } from '../leads/lead.ts';
import type { Note } from '../leads/note.ts';
import { presentNote } from './present-timeline.ts';

/** A lead as a row of the list, field by field. */
export function presentLead(lead: Lead): wire.Lead {
  return {
    _id: lead.id,
    name: lead.name,
    email: lead.email,
    phone: lead.phone,
    phoneE164: lead.phoneE164,
    phoneDisplay: formatPhone(lead.phoneE164),
    company: lead.company,
    status: lead.status,
    source: lead.source,
    tags: [...lead.tags],
    ownerId: lead.ownerId,
    assignment: lead.assignment && { ...lead.assignment },
    lease: lead.lease && { userId: lead.lease.userId, until: lead.lease.until.toISOString() },
    priority: lead.priority,
    meetings: [...lead.meetings],
    conversations: [...lead.conversations],
    metaData: lead.metaData && presentMetaData(lead.metaData),
    ...(isImported(lead) && { isImported: true as const }),
    createdAt: lead.createdAt.toISOString(),
    updatedAt: lead.updatedAt.toISOString(),
    firstSeenAt: iso(lead.firstSeenAt),
    firstContactedAt: iso(lead.firstContactedAt),
    formName: lead.origin?.formName ?? '',
    firstAnswer: presentFirstAnswer(lead),
  };
}

/** The part of an answer that a row of the list shows. */
const MOST_OF_ANSWER = 200;

/** The first answer that filled no field of the lead and is not empty. */
function presentFirstAnswer({ answers }: Lead): wire.Lead['firstAnswer'] {
  for (const { field, label, labels } of answers) {
    const text = labels.filter((each) => each !== '').join(', ');
    if (field === null && text !== '')
      return { label: label.slice(0, MOST_OF_ANSWER), text: text.slice(0, MOST_OF_ANSWER) };
  }
  return null;
}

/** What is known of a lead besides. */
export interface LeadSurroundings {
  /** Undefined for a lead that did not come from Meta. */
  readonly trace: InboxTrace | undefined;
  readonly notes: readonly Note[];
  /** The change that the request has made; undefined if it made none. */
  readonly changeId?: string | undefined;
}

/** A lead with all answers, its origin, and the times of its way into the CRM. */
export function presentLeadDetails(
  lead: Lead,
  { trace, notes, changeId }: LeadSurroundings,
): wire.LeadDetails {
  return {
    ...presentLead(lead),
    contact: { ...lead.contact },
    customFields: { ...lead.customFields },
    lostReason: lead.lostReason,
    notes: notes.map(presentNote),
    answers: lead.answers.map((answer) => ({
      key: answer.key,
      label: answer.label,
      type: answer.type,
      field: answer.field,
      values: [...answer.values],
      labels: [...answer.labels],
    })),
    disclaimers: lead.disclaimers.map(({ key, isChecked }) => ({ key, isChecked })),
    origin: lead.origin && presentOrigin(lead.origin),
    journey: {
      submittedAt: iso(lead.createdAt),
      webhookAt: iso(trace?.webhookAt),
      foundAt: iso(trace?.foundAt),
      fetchedAt: iso(trace?.fetchedAt),
      storedAt: iso(trace?.storedAt),
      firstSeenAt: iso(lead.firstSeenAt),
      firstContactedAt: iso(lead.firstContactedAt),
    },
    seenBy: [...lead.seenBy],
    statusChangedAt: iso(lead.statusChangedAt),
    changeId: changeId ?? null,
  };
}

const iso = (date: Date | null | undefined): string | null => date?.toISOString() ?? null;

function presentMetaData(metaData: NonNullable<Lead['metaData']>): wire.LeadMetaData {
  const fields = Object.entries(metaData.originalFields);
  return {
    leadId: metaData.leadId,
    formId: metaData.formId,
    pageId: metaData.pageId,
    platform: metaData.platform,
    originalFields: Object.fromEntries(fields.map(([key, values]) => [key, [...values]])),
  };
}

function presentOrigin(origin: LeadOrigin): wire.LeadOrigin {
  return {
    pageName: origin.pageName,
    formName: origin.formName,
    campaignId: origin.campaignId,
    campaignName: origin.campaignName,
    adsetId: origin.adsetId,
    adsetName: origin.adsetName,
    adId: origin.adId,
    adName: origin.adName,
    partnerName: origin.partnerName,
    retailerItemId: origin.retailerItemId,
    post: origin.post,
    vehicle: origin.vehicle,
    homeListing: origin.homeListing,
    submissionCheck: origin.submissionCheck,
    isOrganic: origin.isOrganic,
    via: origin.via,
    submittedAt: iso(origin.submittedAt),
    receivedAt: iso(origin.receivedAt),
    storedAt: iso(origin.storedAt),
  };
}

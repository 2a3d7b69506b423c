import type * as wire from '../contract/lead.ts';
import type { InboxTrace } from '../intake/inbox-lead.ts';
import { formatPhone } from '../leads/format-phone.ts';
import type { Lead, LeadOrigin } from '../leads/lead.ts';

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
    metaData: lead.metaData && presentMetaData(lead.metaData),
    createdAt: lead.createdAt.toISOString(),
    updatedAt: lead.updatedAt.toISOString(),
  };
}

/**
 * A lead with all answers, its origin, and the times of its way into the CRM.
 *
 * @param trace undefined for a lead that did not come from Meta
 */
export function presentLeadDetails(lead: Lead, trace: InboxTrace | undefined): wire.LeadDetails {
  return {
    ...presentLead(lead),
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
    statusChangedAt: iso(lead.statusChangedAt),
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

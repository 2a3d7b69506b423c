import type * as wire from '../contract/lead.ts';
import type { Lead, LeadOrigin } from '../leads/lead.ts';

/** A lead as a row of the list, field by field. */
export function presentLead(lead: Lead): wire.Lead {
  return {
    _id: lead.id,
    name: lead.name,
    email: lead.email,
    phone: lead.phone,
    phoneE164: lead.phoneE164,
    company: lead.company,
    status: lead.status,
    source: lead.source,
    tags: [...lead.tags],
    metaData: lead.metaData && presentMetaData(lead.metaData),
    createdAt: lead.createdAt.toISOString(),
    updatedAt: lead.updatedAt.toISOString(),
  };
}

/** A lead with every answer and where it came from. */
export function presentLeadDetails(lead: Lead): wire.LeadDetails {
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
  };
}

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
    isOrganic: origin.isOrganic,
    via: origin.via,
    submittedAt: origin.submittedAt?.toISOString() ?? null,
    receivedAt: origin.receivedAt?.toISOString() ?? null,
    storedAt: origin.storedAt?.toISOString() ?? null,
  };
}

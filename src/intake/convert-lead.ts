import type { LeadForm } from '../connections/page.ts';
import {
  CONTACT_FIELDS,
  type ArrivedBy,
  type LeadAnswer,
  type LeadField,
  type LeadOrigin,
  type NewLead,
  type Platform,
} from '../leads/lead.ts';
import { toE164 } from '../leads/phone.ts';
import { trimInvisible } from '../leads/visible-text.ts';
import type { FieldDatum, GraphLead } from '../meta-api/graph-lead.ts';
import { fillFields, textOf } from './field-mapping.ts';
import { arrangeAnswers, valuesByKey, type FormAnswer } from './form-answers.ts';
import { joinNames } from './full-name.ts';
import { guessCountry } from './guess-country.ts';

/** A lead as it was read from Meta, with its Page and form. */
export interface ConversionInput {
  readonly leadId: string;
  readonly pageId: string;
  readonly pageName: string;
  readonly formId: string;
  /** Undefined if Meta does not show the form. */
  readonly form: Pick<LeadForm, 'name' | 'locale' | 'questions'> | undefined;
  readonly platform: Platform;
  readonly createdTime: Date;
  readonly reading: Pick<
    GraphLead,
    | 'ad_id'
    | 'ad_name'
    | 'adset_id'
    | 'adset_name'
    | 'campaign_id'
    | 'campaign_name'
    | 'is_organic'
    | 'partner_name'
    | 'retailer_item_id'
    | 'post'
    | 'vehicle'
    | 'home_listing'
    | 'post_submission_check_result'
    | 'custom_disclaimer_responses'
  >;
  readonly fieldData: readonly FieldDatum[];
  readonly via: ArrivedBy;
  readonly receivedAt: Date;
  readonly now: Date;
}

/**
 * Makes a CRM lead of a lead as Meta sends it. No answer is required, and every answer is kept,
 * whether or not it fills a field of the CRM.
 */
export function convertLead(lead: ConversionInput): NewLead {
  const answers = arrangeAnswers(lead.fieldData, lead.form);
  const filled = fillFields(answers);
  const text = (field: LeadField) => trimInvisible(textOf(filled.get(field)));
  // Kept as the person wrote it, with its invisible characters.
  const phone = textOf(filled.get('phone')) || textOf(filled.get('workPhone'));
  return {
    name: text('name') || joinNames(text('firstName'), text('lastName')),
    email: text('email') || text('workEmail'),
    phone,
    phoneE164: toE164(phone, guessCountry(text('country'), lead.form?.locale ?? '')),
    company: text('company'),
    contact: Object.fromEntries(
      CONTACT_FIELDS.filter((field) => filled.has(field)).map((field) => [field, text(field)]),
    ),
    source: lead.platform,
    tags: [`${lead.platform}-lead`],
    metaData: {
      leadId: lead.leadId,
      formId: lead.formId,
      pageId: lead.pageId,
      platform: lead.platform,
      originalFields: Object.fromEntries(valuesByKey(lead.fieldData)),
    },
    answers: presentAnswers(answers, filled),
    disclaimers: lead.reading.custom_disclaimer_responses ?? [],
    origin: originOf(lead),
    createdAt: lead.createdTime,
  };
}

/**
 * Reads a platform: `fb` or `ig` as Meta writes it, or the full name as in LeadRabbit's own events.
 */
export const platformOf = (value: string | null | undefined): Platform =>
  /^(ig|instagram)$/i.test(value?.trim() ?? '') ? 'instagram' : 'facebook';

function presentAnswers(
  answers: readonly FormAnswer[],
  filled: ReadonlyMap<LeadField, FormAnswer>,
): LeadAnswer[] {
  const fieldOf = new Map([...filled].map(([field, answer]) => [answer, field]));
  return answers.map((answer) => ({
    key: answer.key,
    label: answer.question?.label || answer.key,
    type: answer.question?.type ?? '',
    field: fieldOf.get(answer) ?? null,
    values: answer.values,
    labels: answer.labels,
  }));
}

function originOf(lead: ConversionInput): LeadOrigin {
  const { reading } = lead;
  return {
    pageName: lead.pageName,
    formName: lead.form?.name ?? '',
    campaignId: reading.campaign_id ?? '',
    campaignName: reading.campaign_name ?? '',
    adsetId: reading.adset_id ?? '',
    adsetName: reading.adset_name ?? '',
    adId: reading.ad_id ?? '',
    adName: reading.ad_name ?? '',
    partnerName: reading.partner_name ?? '',
    retailerItemId: reading.retailer_item_id ?? '',
    post: reading.post ?? '',
    vehicle: reading.vehicle ?? '',
    homeListing: reading.home_listing ?? '',
    submissionCheck: reading.post_submission_check_result ?? '',
    isOrganic: reading.is_organic ?? null,
    via: lead.via,
    submittedAt: lead.createdTime,
    receivedAt: lead.receivedAt,
    storedAt: lead.now,
  };
}

import type { Lead, LeadMetaData, LeadOrigin } from '../leads/lead.ts';
import type { LeadToImport } from '../leads/lead-to-import.ts';
import { trimInvisible } from '../leads/visible-text.ts';
import type { ImportedLead } from './read-row.ts';

/** Which import a row belongs to. */
export interface RowPlace {
  /** The id that the lead of the row gets. */
  readonly leadId: string;
  readonly importId: string;
  readonly now: Date;
}

/** The lead that a row of a table makes. */
export function leadOfRow(row: ImportedLead, { leadId, importId, now }: RowPlace): LeadToImport {
  const source = row.source ?? 'other';
  return {
    id: leadId,
    name: row.name ?? '',
    email: row.email ?? '',
    phone: row.phone ?? '',
    phoneE164: row.phoneE164 ?? '',
    company: row.company ?? '',
    contact: row.contact ?? {},
    ownerId: row.ownerId ?? null,
    priority: row.priority ?? null,
    lostReason: row.lostReason ?? '',
    status: row.status ?? 'New',
    source,
    tags: row.tags ?? [],
    customFields: row.customFields ?? {},
    notes: row.notes ?? [],
    answers: row.answers.map(({ name, text }) => ({
      key: name,
      label: name,
      type: '',
      field: null,
      values: [text],
      labels: [text],
    })),
    disclaimers: [],
    metaData: row.metaLeadId === undefined ? null : metaDataOf(row.metaLeadId, source),
    origin: {
      ...NOWHERE,
      importId,
      submittedAt: row.createdAt ?? null,
      receivedAt: now,
      storedAt: now,
    },
    createdAt: row.createdAt ?? now,
  };
}

/** With Meta's id a sync does not bring the lead a second time. */
const metaDataOf = (leadId: string, source: Lead['source']): LeadMetaData => ({
  leadId,
  formId: '',
  pageId: '',
  platform: source === 'instagram' ? 'instagram' : 'facebook',
  originalFields: {},
});

const NOWHERE = {
  pageName: '',
  formName: '',
  campaignId: '',
  campaignName: '',
  adsetId: '',
  adsetName: '',
  adId: '',
  adName: '',
  partnerName: '',
  retailerItemId: '',
  post: '',
  vehicle: '',
  homeListing: '',
  submissionCheck: '',
  isOrganic: null,
  via: 'import',
} as const satisfies Partial<LeadOrigin>;

/** Names of the fields whose values differ between a row and a lead. An empty cell does not differ. */
export function differencesOf(lead: Lead, row: ImportedLead): string[] {
  const { name, email, phone, company, status, tags } = row;
  const differs = {
    name: name !== undefined && isOtherText(name, lead.name),
    email: email !== undefined && isOtherText(email, lead.email),
    phone: phone !== undefined && phone !== lead.phoneE164 && isOtherText(phone, lead.phone),
    company: company !== undefined && isOtherText(company, lead.company),
    status: status !== undefined && status !== lead.status,
    tags: tags !== undefined && isOther(tags, lead.tags),
  };
  return Object.entries(differs).flatMap(([field, isOtherValue]) => (isOtherValue ? [field] : []));
}

/** A cell is read without the invisible characters at its ends. */
const isOtherText = (text: string, known: string): boolean => text !== trimInvisible(known);

const isOther = (tags: readonly string[], others: readonly string[]): boolean =>
  tags.length !== others.length || tags.some((tag) => !others.includes(tag));

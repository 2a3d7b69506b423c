import type { ConnectionStore } from '../connections/connection-store.ts';
import type { FormStore } from '../connections/form-store.ts';
import type { NewLead } from '../leads/lead.ts';
import { parseLossless } from '../meta-api/parse-lossless.ts';
import { salvageLead } from '../meta-api/salvage-lead.ts';
import { convertLead, platformOf } from './convert-lead.ts';
import type { InboxLead } from './inbox-lead.ts';

export interface UnderstoodLead {
  /** The CRM lead that it would be. */
  readonly lead: NewLead;
  /** Of its form, such as `de_DE`; empty if the form is not known. */
  readonly locale: string;
}

/** Everything that can be understood of a raw lead without asking Meta. */
export async function understandLead(
  pages: Pick<ConnectionStore, 'find'> & Pick<FormStore, 'findForm'>,
  raw: InboxLead,
  now: Date,
): Promise<UnderstoodLead> {
  const read = salvageLead(raw.original, now) ?? salvageLead(raw.event, now);
  const formId = read?.form_id || raw.formId;
  const [page, form] = await Promise.all([
    pages.find(raw.pageId),
    formId === '' ? undefined : pages.findForm(formId),
  ]);
  const lead = convertLead({
    leadId: raw.leadId,
    pageId: raw.pageId,
    pageName: page?.name ?? '',
    formId,
    form,
    platform: raw.platform ?? platformOf(read?.platform),
    createdTime: raw.createdTime ?? read?.created_time ?? raw.receivedAt,
    reading: read ?? {},
    fieldData: read?.field_data ?? [],
    via: raw.via,
    receivedAt: raw.receivedAt,
    now,
  });
  return { lead, locale: form?.locale ?? '' };
}

/** What Meta sent for a raw lead, with one value per line. Text that is not JSON stays as it is. */
export function indentOriginal(text: string | null): string | null {
  if (text === null) return null;
  try {
    return JSON.stringify(parseLossless(text), null, 2);
  } catch {
    return text;
  }
}

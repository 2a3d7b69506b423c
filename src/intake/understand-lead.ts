import type { ConnectionStore } from '../connections/connection-store.ts';
import type { FormStore } from '../connections/form-store.ts';
import type { NewLead } from '../leads/lead.ts';
import { parseLossless } from '../meta-api/parse-lossless.ts';
import { salvageLead } from '../meta-api/salvage-lead.ts';
import { convertLead, platformOf } from './convert-lead.ts';
import type { InboxLead } from './inbox-lead.ts';

export interface UnderstoodLead {
  /** The CRM lead that it would become. */
  readonly lead: NewLead;
  /** The locale of its form, such as `de_DE`; empty if the form is not known. */
  readonly locale: string;
}

/** Returns everything that can be understood of an inbox lead, without a call to Meta. */
export async function understandLead(
  pages: Pick<ConnectionStore, 'find'> & Pick<FormStore, 'findForm'>,
  inboxLead: InboxLead,
  now: Date,
): Promise<UnderstoodLead> {
  const read = salvageLead(inboxLead.original, now) ?? salvageLead(inboxLead.event, now);
  const formId = read?.form_id || inboxLead.formId;
  const [page, form] = await Promise.all([
    pages.find(inboxLead.pageId),
    formId === '' ? undefined : pages.findForm(formId),
  ]);
  const lead = convertLead({
    leadId: inboxLead.leadId,
    pageId: inboxLead.pageId,
    pageName: page?.name ?? '',
    formId,
    form,
    platform: inboxLead.platform ?? platformOf(read?.platform),
    createdTime: inboxLead.createdTime ?? read?.created_time ?? inboxLead.receivedAt,
    reading: read ?? {},
    fieldData: read?.field_data ?? [],
    via: inboxLead.via,
    receivedAt: inboxLead.receivedAt,
    now,
  });
  return { lead, locale: form?.locale ?? '' };
}

/** Indents the JSON that Meta sent for an inbox lead. Text that is not JSON stays as it is. */
export function indentOriginal(text: string | null): string | null {
  if (text === null) return null;
  try {
    return JSON.stringify(parseLossless(text), null, 2);
  } catch {
    return text;
  }
}

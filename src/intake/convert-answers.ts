import type { NewLead } from '../leads/lead.ts';
import { salvageLead } from '../meta-api/salvage-lead.ts';
import { convertLead } from './convert-lead.ts';

/**
 * What LeadRabbit would make of answers alone, without their form.
 *
 * @param answers a list of names and values, or an object with a value for each name
 * @returns undefined if no answer can be understood
 */
export function convertAnswers(
  answers: unknown,
  createdTime: Date,
  now: Date,
):
  | Pick<NewLead, 'name' | 'email' | 'phone' | 'phoneE164' | 'company' | 'contact' | 'answers'>
  | undefined {
  const read = salvageLead(toJson({ field_data: answers }), now);
  if (!read) return undefined;
  return convertLead({
    leadId: '',
    pageId: '',
    pageName: '',
    formId: '',
    form: undefined,
    platform: 'facebook',
    createdTime,
    reading: {},
    fieldData: read.field_data ?? [],
    via: 'webhook',
    receivedAt: createdTime,
    now,
  });
}

function toJson(value: unknown): string | null {
  try {
    return JSON.stringify(value);
  } catch {
    return null;
  }
}

import type { z } from 'zod';
import type { createLeadBody, LeadUpdate } from '../contract/lead-edit.ts';
import type { FormStore } from '../connections/form-store.ts';
import { guessCountry } from '../intake/guess-country.ts';
import type { LeadEdit } from '../leads/edit-lead.ts';
import type { FieldPath, FieldValue } from '../leads/lead-fields.ts';
import { toE164 } from '../leads/phone.ts';
import type { EnteredLead, Lead } from '../leads/lead.ts';
import { AppError } from '../errors.ts';

/**
 * The edit that a body of `PATCH /api/leads/:id` asks for.
 *
 * @param lead as it is now, to read a phone number without a country code
 */
export async function readEdit(
  { tags, from = {}, after: _after, ...values }: LeadUpdate,
  lead: Lead,
  forms: Pick<FormStore, 'findForm'>,
): Promise<LeadEdit> {
  const { phone } = values;
  const isSame = phone === lead.phone;
  return {
    set: {
      ...flatten(values),
      ...(Array.isArray(tags) && { tags }),
      ...(phone !== undefined && {
        phoneE164: isSame ? lead.phoneE164 : await readPhone(phone, lead, forms),
      }),
    },
    from: flatten(from),
    ...(tags && !Array.isArray(tags) && { addTags: tags.add ?? [], removeTags: tags.remove ?? [] }),
  };
}

/**
 * The lead that a body of `POST /api/leads` asks for.
 *
 * @throws `contact-missing` without a name, an e-mail address and a phone number
 */
export async function readEntered(
  body: z.output<typeof createLeadBody>,
  forms: Pick<FormStore, 'findForm'>,
): Promise<EnteredLead> {
  const { name = '', email = '', phone = '', company = '' } = body;
  if (name === '' && email === '' && phone === '') throw new AppError('contact-missing', {});
  const contact = withoutEmpty(body.contact ?? {});
  return {
    name,
    email,
    phone,
    phoneE164: await readPhone(phone, { contact, metaData: null }, forms),
    company,
    contact,
    customFields: withoutEmpty(body.customFields ?? {}),
    source: body.source,
    tags: [...new Set(body.tags)],
    ownerId: body.ownerId ?? null,
    priority: body.priority ?? null,
  };
}

const withoutEmpty = (texts: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(
    Object.entries(texts).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );

/** A phone number in E.164, read as one of the country of the lead; empty if it is not certain. */
export async function readPhone(
  phone: string,
  { contact, metaData }: Pick<Lead, 'contact' | 'metaData'>,
  forms: Pick<FormStore, 'findForm'>,
): Promise<string> {
  const form = metaData ? await forms.findForm(metaData.formId) : undefined;
  return toE164(phone, guessCountry(contact.country ?? '', form?.locale ?? ''));
}

/** `{contact: {city: 'Rome'}}` becomes `{'contact.city': 'Rome'}`. */
function flatten(values: object): Record<FieldPath, FieldValue> {
  const entries = Object.entries(values) as [string, FieldValue | Record<string, string>][];
  return Object.fromEntries(
    entries
      .filter(([, value]) => value !== undefined)
      .flatMap(([name, value]): (readonly [FieldPath, FieldValue])[] =>
        isGroup(value)
          ? Object.entries(value).map(([inner, each]) => [`${name}.${inner}`, each] as const)
          : [[name, value]],
      ),
  );
}

const isGroup = (value: FieldValue | Record<string, string>): value is Record<string, string> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

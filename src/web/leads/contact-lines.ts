import type { Lead, LeadDetails } from '../../contract/lead.ts';
import type { ContactField, UpdateLeadBody } from '../../contract/lead-edit.ts';

/** The fields of a lead that each have a line of their own look. */
export const OWN_FIELDS = ['name', 'email', 'phone', 'company'] as const;
export type OwnField = (typeof OWN_FIELDS)[number];

/** In the order in which people read an address. */
const CONTACT_FIELDS: readonly ContactField[] = [
  'firstName',
  'lastName',
  'jobTitle',
  'workEmail',
  'workPhone',
  'street',
  'zip',
  'city',
  'state',
  'country',
  'dateOfBirth',
  'gender',
];

/** A value that can be changed. */
export interface ContactLine {
  /** Names the field: `name`, `contact.city`, `customFields.Budget`. */
  readonly path: string;
  readonly own: OwnField | undefined;
  readonly label: string;
  readonly value: string;
  /** The body that changes it, if it still has the value that the person saw. */
  readonly toBody: (value: string, from: string) => UpdateLeadBody;
}

type FieldNames = Readonly<Record<OwnField | ContactField, string>>;

/**
 * All values of a lead that people change in a line, also those that are not known.
 *
 * @param added the path of a custom field that the person is about to add
 */
export function listContactLines(
  lead: Lead,
  details: LeadDetails | undefined,
  { names, added }: { readonly names: FieldNames; readonly added: string | undefined },
): readonly ContactLine[] {
  const own = OWN_FIELDS.map((field) => ({
    path: field,
    own: field,
    label: names[field],
    value: lead[field],
    toBody: (value: string, from: string) => ({ [field]: value, from: { [field]: from } }),
  }));
  if (!details) return own;
  const contact = CONTACT_FIELDS.map((field) =>
    inGroup('contact', field, names[field], details.contact[field]),
  );
  const custom = new Set(Object.keys(details.customFields));
  if (added?.startsWith(CUSTOM)) custom.add(added.slice(CUSTOM.length));
  const customLines = [...custom].map((field) =>
    inGroup('customFields', field, field, details.customFields[field]),
  );
  return [...own, ...contact, ...customLines];
}

export const CUSTOM = 'customFields.';

const inGroup = (
  group: 'contact' | 'customFields',
  field: string,
  label: string,
  value = '',
): ContactLine => ({
  path: `${group}.${field}`,
  own: undefined,
  label,
  value,
  toBody: (to, from) => ({ [group]: { [field]: to }, from: { [group]: { [field]: from } } }),
});

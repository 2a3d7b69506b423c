import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/**
 * Formats a number in E.164 for people: `+12025550109` as `+1 202 555 0109`.
 *
 * @returns '' for an empty number; a number of an unknown country unchanged
 */
export const formatPhone = (phoneE164: string): string =>
  parsePhoneNumberFromString(phoneE164)?.formatInternational() ?? phoneE164;

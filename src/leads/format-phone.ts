import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/**
 * A number in E.164 as people read it: `+12025550109` as `+1 202 555 0109`.
 *
 * @returns '' for an empty number, and a number of no known country as it is
 */
export const formatPhone = (phoneE164: string): string =>
  parsePhoneNumberFromString(phoneE164)?.formatInternational() ?? phoneE164;

import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** The country of a number in E.164, in ISO 3166 such as `DE`; empty if it is not known. */
export const countryOfPhone = (phoneE164: string): string =>
  parsePhoneNumberFromString(phoneE164)?.country ?? '';

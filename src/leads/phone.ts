// The `max` metadata: `min` knows lengths but neither valid ranges nor types, and both decide below
// how digits without a plus are read. Its 150 kB stay on the server.
import {
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/max';

/** Shorter than every number that carries its country code but lost its plus. */
const LONGEST_PLAIN_NATIONAL = 10;

/**
 * A phone number in E.164, or '' where the text is none. A wrong number would ring a stranger, so
 * digits without a country code count only where they are a valid number of `defaultCountry` (ISO
 * 3166, such as `DE`) or of the world: Meta at times delivers `4915112345678`, the plus stripped.
 */
export function toE164(text: string, defaultCountry?: string): string {
  const written = text
    .trim()
    .replace(/^00(?=\s*[1-9])/, '+')
    .replace(/^\(\s*(?=[+＋])/, '');
  const number = /^[+＋]/.test(written)
    ? parseInternational(written)
    : parseWithoutPlus(written, defaultCountry);
  return number?.number ?? '';
}

/** The person named the country: a length that can be dialled is enough, number plans change. */
function parseInternational(text: string): PhoneNumber | undefined {
  const number = parsePhoneNumberFromString(text, { extract: false });
  return number?.isPossible() ? number : undefined;
}

function parseWithoutPlus(text: string, defaultCountry?: string): PhoneNumber | undefined {
  const national = valid(parseNational(text, defaultCountry));
  if (national && isPlainlyNational(text, national)) return national;
  return valid(parsePhoneNumberFromString(`+${text}`, { extract: false })) ?? national;
}

function parseNational(text: string, country?: string): PhoneNumber | undefined {
  if (country === undefined || !isSupportedCountry(country)) return undefined;
  const defaultCountry: CountryCode = country;
  return parsePhoneNumberFromString(text, { defaultCountry, extract: false });
}

/**
 * Some plans are so loose that a foreign number passes for a landline: `4366412345678` is an
 * Austrian mobile, and valid in Germany too. Mobile ranges are strict everywhere.
 */
const isPlainlyNational = (text: string, number: PhoneNumber): boolean =>
  text.startsWith('0') ||
  number.nationalNumber.length <= LONGEST_PLAIN_NATIONAL ||
  number.getType() !== 'FIXED_LINE';

const valid = (number: PhoneNumber | undefined): PhoneNumber | undefined =>
  number?.isValid() ? number : undefined;

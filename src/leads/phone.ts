// The `max` metadata is needed to read digits without a plus: `min` knows lengths, but neither
// valid ranges nor types. Its 150 kB stay on the server.
import {
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import { correctInternational, correctNational } from './correct-number.ts';
import { toAsciiDigits } from './digits.ts';
import { withoutInvisibleMarks } from './visible-text.ts';

/** Numbers with a country code and without a plus are longer than this. */
const LONGEST_PLAIN_NATIONAL = 10;

/**
 * Reads a phone number. Returns it in E.164, or '' if the text is not certainly a number, because a
 * wrong number would reach a stranger. Digits without a country code count only if they are a valid
 * number of `defaultCountry` (ISO 3166, such as `DE`). From 11 digits on, they may also be a valid
 * number with a country code: Meta sometimes delivers `4915112345678`, without the plus.
 */
export function toE164(text: string, defaultCountry?: string): string {
  const written = tidy(text);
  const number = written.startsWith('+')
    ? parseInternational(written)
    : written.startsWith('00')
      ? parseWithPrefix(written, defaultCountry)
      : parseWithoutPlus(written, defaultCountry);
  return number?.number ?? '';
}

/** Makes one form of what people write, copy and paste: `＋８１`, `++49`, `(+49)`, `\u202a+49`. */
function tidy(text: string): string {
  return (
    withoutInvisibleMarks(toAsciiDigits(text))
      .replace(/[＋﹢⁺₊➕]/gu, '+')
      .replace(/[\p{Pd}−⁻₋]/gu, '-')
      .replace(/[（﹙⁽]/gu, '(')
      .replace(/[）﹚⁾]/gu, ')')
      .replace(/[．。·•∙‧]/gu, '.')
      .replace(/[／⁄∕]/gu, '/')
      .trim()
      .replace(/^\(\s*(?=\+|00)/, '')
      .replace(/^\+[\s+]*(?=[+(\d])/, '+')
      .replace(/^\+\s*00(?=\D*[1-9])/, '+')
      // Brazil's forms print 0xx where the code of a carrier goes.
      .replace(/\(?\b0?xx\s*(\d\d)\b\)?/i, '$1')
  );
}

/**
 * The person named the country: a length that can be dialled is enough, because number plans
 * change. But a number that is valid after a known correction is that number.
 */
function parseInternational(text: string): PhoneNumber | undefined {
  const once = withCodeOnce(text);
  const number = once === undefined ? undefined : parse(once);
  if (!number || once === undefined) return undefined;
  // One of two zeros is too many. In some countries the other one belongs to the number.
  if (digitsOf(once).slice(number.countryCallingCode.length).startsWith('00')) return undefined;
  const corrected = correctInternational(number);
  if (number.isValid()) {
    // Some number plans are loose, such as Germany's. There a mobile number that has its country
    // code twice is also valid as a landline.
    const isDoubtful = corrected?.getType() === 'MOBILE' && number.getType() !== 'MOBILE';
    return isDoubtful ? undefined : number;
  }
  return corrected ?? (number.isPossible() ? number : undefined);
}

/** `+49 +49 151 …` and `+49 0049 151 …` with one code; undefined if these are two numbers. */
function withCodeOnce(text: string): string | undefined {
  const last = text.lastIndexOf('+');
  if (last === 0) return text.replace(/^\+(\d{1,3})\D+00\D*(?=\1)/, '+');
  const code = digitsOf(text.slice(0, last));
  const rest = text.slice(last);
  return code.length <= 3 && digitsOf(rest).startsWith(code) ? rest : undefined;
}

/** `00` means the plus. A national number may also follow it: `00151 23456789`. */
function parseWithPrefix(text: string, defaultCountry?: string): PhoneNumber | undefined {
  // Ten digits may also be a national number with a zero too many at its start.
  if (digitsOf(text).length <= LONGEST_PLAIN_NATIONAL) return undefined;
  const number = valid(parseInternational(text.replace(/^00\D*/, '+')));
  const atHome = valid(parseNational(text.slice(1), defaultCountry));
  if (!number || !atHome || atHome.getType() !== 'MOBILE') return number;
  const standsApart = new RegExp(`^00\\D*${number.countryCallingCode}\\D`).test(text);
  return standsApart || atHome.number === number.number ? number : undefined;
}

function parseWithoutPlus(text: string, defaultCountry?: string): PhoneNumber | undefined {
  const national = parseNational(text, defaultCountry);
  const atHome = valid(national) ?? (national && correctNational(national));
  if (atHome && isPlainlyNational(text, atHome))
    return isMobileElsewhere(text, atHome) ? undefined : atHome;
  return parseWithLostPlus(text) ?? atHome;
}

/**
 * A landline without its 0 may also be a mobile number of a small country without its plus:
 * `376312345` is a mobile number of Andorra, and a landline in Germany and France. If the country
 * writes its landlines without a 0, as Brazil does, the number is a landline.
 */
function isMobileElsewhere(text: string, atHome: PhoneNumber): boolean {
  if (text.startsWith('0') || atHome.getType() !== 'FIXED_LINE') return false;
  if (!atHome.formatNational().startsWith('0')) return false;
  return valid(parse(`+${text}`))?.getType() === 'MOBILE';
}

function parseWithLostPlus(text: string): PhoneNumber | undefined {
  const number = valid(parseInternational(`+${text}`));
  if (!number) return undefined;
  return digitsOf(number.number).length > LONGEST_PLAIN_NATIONAL ? number : undefined;
}

function parseNational(text: string, country?: string): PhoneNumber | undefined {
  if (country === undefined || !isSupportedCountry(country)) return undefined;
  return parse(text, country);
}

const parse = (text: string, defaultCountry?: CountryCode): PhoneNumber | undefined =>
  parsePhoneNumberFromString(text, { ...(defaultCountry && { defaultCountry }), extract: false });

/**
 * In loose number plans a foreign number is also valid as a landline, a pager or a mailbox:
 * `4366412345678` is an Austrian mobile number, and also valid in Germany. The ranges of mobile
 * numbers are strict in all countries.
 */
const isPlainlyNational = (text: string, number: PhoneNumber): boolean =>
  text.startsWith('0') ||
  number.nationalNumber.length <= LONGEST_PLAIN_NATIONAL ||
  number.getType() === 'MOBILE' ||
  number.getType() === 'FIXED_LINE_OR_MOBILE';

const valid = (number: PhoneNumber | undefined): PhoneNumber | undefined =>
  number?.isValid() ? number : undefined;

const digitsOf = (text: string): string => text.replace(/\D/g, '');

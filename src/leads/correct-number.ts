import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/max';

/** Abolished prefixes that people still write in national numbers, by country calling code. */
const OLD_PREFIXES: Readonly<Record<string, RegExp>> = {
  // Mexico abolished 1, 01, 044 and 045 in 2019: https://www.itu.int/oth/T020200008A
  '52': /^(?:1|01|044|045)(?=\d{10}$)/,
};

/**
 * A number with its country code that is valid after one correction that is certain: the code was
 * written twice, or a zero where the country has none, or a prefix that was abolished, or
 * Argentina's 15 beside its 9.
 *
 * @returns undefined if no correction makes it valid, or if several do
 */
export function correctInternational(number: PhoneNumber): PhoneNumber | undefined {
  const { countryCallingCode: code, nationalNumber: national } = number;
  return onlyValid(code, [
    ...(national.startsWith(code) ? [national.slice(code.length)] : []),
    ...(national.startsWith('0') ? [national.replace(/^0+/, '')] : []),
    ...withoutOldPrefix(code, national),
    ...(code === '54' ? withoutArgentine15(national) : []),
  ]);
}

/** Corrects a number without a country code: removes a prefix that was abolished. */
export const correctNational = (number: PhoneNumber): PhoneNumber | undefined =>
  onlyValid(
    number.countryCallingCode,
    withoutOldPrefix(number.countryCallingCode, number.nationalNumber),
  );

function onlyValid(code: string, candidates: readonly string[]): PhoneNumber | undefined {
  const valid = [...new Set(candidates)].flatMap((each) => toValid(code, each) ?? []);
  return valid.length === 1 ? valid[0] : undefined;
}

function withoutOldPrefix(code: string, national: string): string[] {
  const prefix = OLD_PREFIXES[code];
  return prefix?.test(national) ? [national.replace(prefix, '')] : [];
}

/**
 * Mobile numbers have a 9 before the area code from abroad, or a 15 after it at home, never both.
 */
function withoutArgentine15(national: string): string[] {
  if (!/^9\d{12}$/.test(national)) return [];
  return [2, 3, 4].flatMap((length) => {
    const end = 1 + length;
    const has15 = national.slice(end, end + 2) === '15';
    return has15 ? [national.slice(0, end) + national.slice(end + 2)] : [];
  });
}

function toValid(code: string, national: string): PhoneNumber | undefined {
  const number = parsePhoneNumberFromString(`+${code}${national}`, { extract: false });
  // If the library also removes a prefix, the correction is not certain any more.
  return number?.isValid() && number.nationalNumber === national ? number : undefined;
}

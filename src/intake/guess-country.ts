import { getCountries } from 'libphonenumber-js/max';

/** Locales of Meta whose second half is no country: Arabic, and Spanish for Latin America. */
const WITHOUT_COUNTRY = new Set(['ar_AR', 'es_LA']);

/**
 * The country that a phone number without a country code is probably from, as in ISO 3166: what
 * the person answered, as a code or by name, else the country of the form's locale (`de_DE`).
 */
export function guessCountry(answer: string, locale: string): string | undefined {
  const [language = '', country = ''] = locale.split(/[_-]/);
  return (
    countryNamed(answer, ['en', language]) ??
    (WITHOUT_COUNTRY.has(locale) || country === '' ? undefined : country.toUpperCase())
  );
}

function countryNamed(text: string, languages: readonly string[]): string | undefined {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return undefined;
  for (const language of languages) {
    const code = countryCodes(language).get(wanted);
    if (code !== undefined) return code;
  }
  return undefined;
}

const codesByLanguage = new Map<string, ReadonlyMap<string, string>>();

/** Names and codes, in lower case, to codes. */
function countryCodes(language: string): ReadonlyMap<string, string> {
  const known = codesByLanguage.get(language);
  if (known) return known;
  const names = displayNames(language);
  const codes = new Map(
    getCountries().flatMap((code) =>
      [code, names?.of(code) ?? code].map((name) => [name.toLowerCase(), code] as const),
    ),
  );
  codesByLanguage.set(language, codes);
  return codes;
}

function displayNames(language: string): Intl.DisplayNames | undefined {
  // The form's locale is Meta's text: what is no language must not stop the lead.
  if (!/^[a-z]{2,3}$/i.test(language)) return undefined;
  return new Intl.DisplayNames([language], { type: 'region' });
}

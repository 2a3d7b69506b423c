/** The languages that LeadRabbit speaks, the fallback first. */
export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** English for readers who did not say which English they want: 24 hours, the day before the month. */
const LOCALE_OF: Readonly<Record<Language, string>> = { en: 'en-GB', es: 'es' };

export const isLanguage = (value: unknown): value is Language =>
  LANGUAGES.some((language) => language === value);

/**
 * @param wanted language tags such as `es-MX`, the most wanted first, as a browser lists them
 * @returns the first that LeadRabbit speaks; English if it speaks none of them
 */
export const pickLanguage = (wanted: readonly string[]): Language =>
  wanted.map(languageOf).find(isLanguage) ?? LANGUAGES[0];

/**
 * @returns the reader's own variety of a language, such as `es-MX`. It decides how numbers and dates
 * are written.
 */
export const pickLocale = (language: Language, wanted: readonly string[]): string =>
  wanted.find((tag) => tag !== language && languageOf(tag) === language) ?? LOCALE_OF[language];

const languageOf = (tag: string): string | undefined => tag.toLowerCase().split(/[-_]/, 1)[0];

import type { Language } from '../../texts/language.ts';

/** Each language in its own words, so that its readers find it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  es: 'Español',
};

import { createFormats, type Formats } from '../../texts/formats.ts';
import { pickLanguage, pickLocale, type Language } from '../../texts/language.ts';
import type { Texts } from '../../texts/texts.ts';
import {
  readLanguageSetting,
  storeLanguageSetting,
  type LanguageSetting,
} from './language-setting.ts';

/** Each language is a file of its own, so that a browser loads only the one that it shows. */
const LANGUAGE_FILES: Readonly<Record<Language, () => Promise<(formats: Formats) => Texts>>> = {
  en: async () => (await import('../../texts/en.ts')).en,
  es: async () => (await import('../../texts/es.ts')).es,
};

interface Shown {
  readonly setting: LanguageSetting;
  readonly texts: Texts;
  readonly formats: Formats;
}

const listeners = new Set<() => void>();
let shown: Shown | undefined;

/**
 * Loads the texts of the chosen language. The application is rendered after that.
 *
 * @throws if the file of the language cannot be loaded
 */
export const loadTexts = (): Promise<void> => show(readLanguageSetting());

/**
 * Changes the language of the screen and remembers the choice on this device.
 *
 * @throws if the file of the language cannot be loaded; then nothing has changed
 */
export async function setLanguage(setting: LanguageSetting): Promise<void> {
  await show(setting);
  storeLanguageSetting(setting);
}

async function show(setting: LanguageSetting): Promise<void> {
  const wanted = navigator.languages;
  const language = setting === 'system' ? pickLanguage(wanted) : setting;
  const write = await LANGUAGE_FILES[language]();
  const formats = createFormats({ language, locale: pickLocale(language, wanted) });
  shown = { setting, texts: write(formats), formats };
  document.documentElement.lang = language;
  for (const notify of listeners) notify();
}

/** @throws before the texts are loaded */
export function readShown(): Shown {
  if (!shown) throw new Error('The texts are not loaded yet.');
  return shown;
}

/** The formats of the screen; outside of a browser those of English. */
export const readFormats = (): Formats =>
  shown?.formats ?? createFormats({ language: 'en', locale: 'en-GB' });

export function subscribeToTexts(notify: () => void): () => void {
  listeners.add(notify);
  return () => listeners.delete(notify);
}

import { createFormats, type Formats } from '../../texts/formats.ts';
import { pickLanguage, pickLocale, type Language } from '../../texts/language.ts';
import type { BasicTexts, Texts } from '../../texts/texts.ts';
import {
  readLanguageSetting,
  storeLanguageSetting,
  type LanguageSetting,
} from './language-setting.ts';

interface LanguageFiles {
  readonly basics: () => Promise<(formats: Formats) => BasicTexts>;
  readonly all: () => Promise<(formats: Formats) => Texts>;
}

/** Each language has files of its own, so that a browser loads only the one that it shows. */
const LANGUAGE_FILES: Readonly<Record<Language, LanguageFiles>> = {
  en: {
    basics: async () => (await import('../../texts/en/basics.ts')).basics,
    all: async () => (await import('../../texts/en.ts')).en,
  },
  es: {
    basics: async () => (await import('../../texts/es/basics.ts')).basics,
    all: async () => (await import('../../texts/es.ts')).es,
  },
};

interface Shown {
  readonly setting: LanguageSetting;
  readonly formats: Formats;
  readonly basics: BasicTexts;
  /** Undefined before the sign-in. */
  readonly all: Texts | undefined;
}

const listeners = new Set<() => void>();
let shown: Shown | undefined;
let isAllWanted = false;

/**
 * Loads the texts of the chosen language that every screen needs. Nothing is rendered before.
 *
 * @throws if a file of the language cannot be loaded
 */
export const loadBasicTexts = (): Promise<void> => show(readLanguageSetting());

/**
 * Loads all texts, for the screens behind the sign-in.
 *
 * @throws if a file of the language cannot be loaded
 */
export async function loadAllTexts(): Promise<void> {
  isAllWanted = true;
  if (!shown?.all) await show(readLanguageSetting());
}

/**
 * Changes the language of the screen and remembers the choice on this device.
 *
 * @throws if a file of the language cannot be loaded; then nothing has changed
 */
export async function setLanguage(setting: LanguageSetting): Promise<void> {
  await show(setting);
  storeLanguageSetting(setting);
}

async function show(setting: LanguageSetting): Promise<void> {
  const wanted = navigator.languages;
  const language = setting === 'system' ? pickLanguage(wanted) : setting;
  const files = LANGUAGE_FILES[language];
  const formats = createFormats({ language, locale: pickLocale(language, wanted) });
  if (isAllWanted) {
    const all = (await files.all())(formats);
    shown = { setting, formats, basics: all, all };
  } else {
    const basics = (await files.basics())(formats);
    // All texts may have been loaded since.
    const all = shown?.formats.language === language ? shown.all : undefined;
    shown = { setting, formats, basics, all };
  }
  document.documentElement.lang = language;
  for (const notify of listeners) notify();
}

/** What is shown; undefined before any texts are loaded. */
export const findShown = (): Shown | undefined => shown;

export function subscribeToTexts(notify: () => void): () => void {
  listeners.add(notify);
  return () => listeners.delete(notify);
}

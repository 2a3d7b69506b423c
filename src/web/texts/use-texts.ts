import { useSyncExternalStore } from 'react';
import type { Formats } from '../../texts/formats.ts';
import type { Texts } from '../../texts/texts.ts';
import type { LanguageSetting } from './language-setting.ts';
import { readShown, setLanguage, subscribeToTexts } from './texts-store.ts';

const useShown = () => useSyncExternalStore(subscribeToTexts, readShown);

/** What the screen says, in the language of the person who reads it. */
export const useTexts = (): Texts => useShown().texts;

/** How numbers, lists and times are written for the person who reads them, in the browser's time zone. */
export const useFormats = (): Formats => useShown().formats;

/** The chosen language, and how to change it. The change throws if the language cannot be loaded. */
export const useLanguage = (): [LanguageSetting, (setting: LanguageSetting) => Promise<void>] => [
  useShown().setting,
  setLanguage,
];

import { useSyncExternalStore } from 'react';
import type { Formats } from '../../texts/formats.ts';
import type { BasicTexts, Texts } from '../../texts/texts.ts';
import type { LanguageSetting } from './language-setting.ts';
import { findShown, setLanguage, subscribeToTexts } from './texts-store.ts';

function useShown() {
  const shown = useSyncExternalStore(subscribeToTexts, findShown);
  if (!shown) throw new Error('The texts are not loaded yet.');
  return shown;
}

/** What the screens behind the sign-in say, in the language of the person who reads it. */
export function useTexts(): Texts {
  const { all } = useShown();
  if (!all) throw new Error('Only the basic texts are loaded. Use useBasicTexts here.');
  return all;
}

/** What is said on screens before the sign-in, and by controls that are on every screen. */
export const useBasicTexts = (): BasicTexts => useShown().basics;

/** How numbers, lists and times are written for the person who reads them, in the browser's time zone. */
export const useFormats = (): Formats => useShown().formats;

/** The chosen language, and how to change it. The change throws if the language cannot be loaded. */
export const useLanguage = (): [LanguageSetting, (setting: LanguageSetting) => Promise<void>] => [
  useShown().setting,
  setLanguage,
];

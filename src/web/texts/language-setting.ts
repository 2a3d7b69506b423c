import { isLanguage, type Language } from '../../texts/language.ts';

/** What a person chose: a language, or the one that the browser asks for. */
export type LanguageSetting = 'system' | Language;

/** Also read by public/first-paint.js, before the first paint. */
const STORAGE_KEY = 'leadrabbit-language';

/** Keeps the choice until the page is closed if the browser does not let us store anything. */
let kept: LanguageSetting = 'system';

/** The choice of this device. */
export function readLanguageSetting(): LanguageSetting {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return isLanguage(stored) ? stored : 'system';
  } catch {
    return kept;
  }
}

export function storeLanguageSetting(setting: LanguageSetting): void {
  kept = setting;
  try {
    if (setting === 'system') localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, setting);
  } catch {
    // `kept` has it.
  }
}

import type { AccountAnswer } from '../../contract/account.ts';
import { readLanguageSetting } from './language-setting.ts';
import { setLanguage, setTimeZone } from './texts-store.ts';
import { readTimeZone } from './time-zone-setting.ts';

type Preferences = Pick<AccountAnswer, 'language' | 'timeZone'>;

/**
 * Shows the screens as the person has chosen in their profile, on this device from now on. Who has chosen
 * no language keeps the one of this device.
 */
export async function applyPreferences({ language, timeZone }: Preferences): Promise<void> {
  const zone = timeZone ?? undefined;
  if (zone !== readTimeZone()) await setTimeZone(zone);
  if (language !== null && language !== readLanguageSetting())
    // The screens work in the other language too, so a file that cannot be loaded stops nobody.
    await setLanguage(language).catch(() => undefined);
}

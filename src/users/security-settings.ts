import { z } from 'zod';
import type { SettingStore } from '../settings/setting-store.ts';

const SETTING = 'security';
const stored = z.object({ twoFactorForAdmins: z.boolean() }).catch({ twoFactorForAdmins: false });

/** The settings of admins for the sign-in of all people. */
export interface SecuritySettings {
  /** Whether every admin needs a second factor. */
  readonly twoFactorForAdmins: boolean;
}

export const readSecuritySettings = async (settings: SettingStore): Promise<SecuritySettings> =>
  stored.parse(await settings.read(SETTING));

export const writeSecuritySettings = (
  settings: SettingStore,
  value: SecuritySettings,
  at: Date,
): Promise<void> => settings.write(SETTING, value, at);

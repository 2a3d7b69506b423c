import { z } from 'zod';
import type { SettingStore } from '../settings/setting-store.ts';

const SETTING = 'visibility';

const VISIBILITIES = ['all', 'own-and-unassigned'] as const;
/** Which leads people who are not admins see. Admins see all. */
type Visibility = (typeof VISIBILITIES)[number];

/** Any other value is damaged. Then people see only their own leads and those without an owner. */
const stored = z.enum(VISIBILITIES).catch('own-and-unassigned');

export async function readVisibility(settings: Pick<SettingStore, 'read'>): Promise<Visibility> {
  const value = await settings.read(SETTING);
  return value === undefined ? 'all' : stored.parse(value);
}

export const writeVisibility = (
  settings: Pick<SettingStore, 'write'>,
  value: Visibility,
  at: Date,
): Promise<void> => settings.write(SETTING, value, at);

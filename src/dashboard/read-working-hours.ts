import type { SettingStore } from '../settings/setting-store.ts';
import { usualHours, workingHoursSchema, type WorkingHours } from './working-hours.ts';

const SETTING = 'working-hours';

/** When the team works. @param zone of the team, used until an admin sets the hours */
export async function readWorkingHours(
  settings: Pick<SettingStore, 'read'>,
  zone: string,
): Promise<WorkingHours> {
  const { data } = workingHoursSchema.safeParse(await settings.read(SETTING));
  return data ?? usualHours(zone);
}

/** Every number in working hours is counted again, which takes a while with many leads. */
export const writeWorkingHours = (
  settings: Pick<SettingStore, 'write'>,
  hours: WorkingHours,
  at: Date,
): Promise<void> => settings.write(SETTING, hours, at);

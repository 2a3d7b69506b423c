import type { Viewer } from '../leads/visibility.ts';
import type { SettingStore } from '../settings/setting-store.ts';
import type { Actor } from './actor.ts';
import { toRole } from './user-row.ts';
import type { UserStore } from './user-store.ts';
import { readVisibility } from './visibility-setting.ts';

/**
 * Whose leads somebody sees now, for work that goes on after the request that began it. Admins, API keys, which only
 * admins make, and LeadRabbit itself see all.
 */
export const createReadViewer =
  ({
    settings,
    users,
  }: {
    readonly settings: Pick<SettingStore, 'read'>;
    readonly users: Pick<UserStore, 'find'>;
  }): ((by: Actor) => Promise<Viewer>) =>
  async (by) => {
    if (by.kind !== 'user') return null;
    const user = await users.find(by.id);
    if (user && toRole(user) === 'admin') return null;
    return (await readVisibility(settings)) === 'all' ? null : by.id;
  };

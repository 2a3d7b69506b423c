import { DEMO } from '../defaults.ts';
import type { Engine } from '../engine.ts';
import { ADMIN_TASKS } from '../world/permissions.ts';
import type { Page, User } from '../world/world.ts';
import { getPage } from './change-world.ts';
import { appPatchSchema, type AppPatch } from './control-schemas.ts';

/** What an administrator would do at Meta: the app's settings, the person's grants, the Pages. */
export function changeApp(engine: Engine, input: AppPatch): void {
  const patch = appPatchSchema.parse(input);
  const { app, appSubscriptions, users } = engine.world;
  app.mode = patch.mode ?? app.mode;
  app.apiVersion = patch.apiVersion ?? app.apiVersion;
  app.requireProof = patch.requireProof ?? app.requireProof;
  app.redirectUris = patch.redirectUris ?? app.redirectUris;
  for (const subscription of appSubscriptions.values())
    subscription.active = patch.subscriptionActive ?? subscription.active;
  changePerson(users.get(DEMO.userId) as User, patch);
  for (const { id, ...change } of patch.pages ?? []) changePage(getPage(engine, id), change);
}

function changePerson(user: User, patch: AppPatch): void {
  const { dataAccessExpiresAt: end } = patch;
  if (end !== undefined) user.dataAccessExpiresAt = end === null ? undefined : new Date(end);
  for (const permission of patch.grantedPermissions ?? [])
    user.permissions.set(permission, 'granted');
  for (const permission of patch.declinedPermissions ?? [])
    user.permissions.set(permission, 'declined');
}

type PagePatch = Omit<NonNullable<AppPatch['pages']>[number], 'id'>;

function changePage(page: Page, patch: PagePatch): void {
  page.leadgenTosAccepted = patch.leadgenTosAccepted ?? page.leadgenTosAccepted;
  page.hidesToken = patch.hidesToken ?? page.hidesToken;
  page.isInPortfolio = patch.isInPortfolio ?? page.isInPortfolio;
  page.isNewPagesExperience = patch.isNewPagesExperience ?? page.isNewPagesExperience;
  if (patch.hasRole === true) page.tasks.set(DEMO.userId, ADMIN_TASKS);
  if (patch.hasRole === false) page.tasks.delete(DEMO.userId);
}

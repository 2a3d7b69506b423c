import { DATA_ACCESS_DAYS, DEMO } from '../defaults.ts';
import type { Engine } from '../engine.ts';
import { nextNodeId } from '../world/ids.ts';
import { issueUserToken, pageTokenFor } from '../world/issue-token.ts';
import { ADMIN_TASKS, LEAD_PERMISSIONS } from '../world/permissions.ts';
import { plainForm } from '../world/plain-form.ts';
import type { Page, User } from '../world/world.ts';
import { ControlError } from './control-error.ts';
import {
  newFormSchema,
  newPageSchema,
  newTokenSchema,
  revocationSchema,
  type NewForm,
  type NewPage,
  type NewToken,
  type Revocation,
} from './control-schemas.ts';

export function getPage(engine: Engine, pageId: string): Page {
  const page = engine.world.pages.get(pageId);
  if (!page) throw new ControlError(404, `There is no Page ${pageId}.`);
  return page;
}

export function addPage(engine: Engine, input: NewPage) {
  const { id, instagramUsername, ...draft } = newPageSchema.parse(input);
  const { world, random } = engine;
  const pageId = id ?? nextNodeId(world, random, 'page');
  if (world.pages.has(pageId)) throw new ControlError(409, `The Page ${pageId} exists.`);
  const instagram = instagramUsername
    ? { id: nextNodeId(world, random, 'instagram'), username: instagramUsername }
    : undefined;
  world.pages.set(pageId, {
    ...draft,
    id: pageId,
    instagram,
    hidesToken: false,
    leadgenTosAccepted: true,
    tasks: new Map([
      [DEMO.userId, ADMIN_TASKS],
      [DEMO.systemUserId, ADMIN_TASKS],
    ]),
  });
  return { id: pageId, instagramId: instagram?.id ?? null };
}

export function addForm(engine: Engine, input: NewForm) {
  const { id, questions, ...draft } = newFormSchema.parse(input);
  const { world, random, now } = engine;
  getPage(engine, draft.pageId);
  const formId = id ?? nextNodeId(world, random, 'form');
  if (world.forms.has(formId)) throw new ControlError(409, `The form ${formId} exists.`);
  world.forms.set(formId, {
    ...plainForm(formId, draft.pageId, draft.name, draft.locale, now()),
    ...draft,
    questions: questions.map((question) => ({
      ...question,
      label: question.label ?? question.key,
    })),
  });
  return { id: formId };
}

/** Issues a token as after a sign-in that grants everything, unless the person has granted before. */
export function createToken(engine: Engine, input: NewToken) {
  const { kind, pageId, longLived } = newTokenSchema.parse(input);
  const userId = kind === 'system_user' ? DEMO.systemUserId : DEMO.userId;
  const user = engine.world.users.get(userId) as User;
  if (user.permissions.size === 0) grantAll(engine, user);
  const owner = issueUserToken(engine, userId, longLived);
  if (kind !== 'page') return { token: owner.value };
  if (pageId === undefined) throw new ControlError(400, 'A Page token needs pageId.');
  return { token: pageTokenFor(engine, owner, getPage(engine, pageId).id).value };
}

function grantAll(engine: Engine, user: User): void {
  for (const permission of [...LEAD_PERMISSIONS, 'instagram_basic', 'public_profile'])
    user.permissions.set(permission, 'granted');
  user.chosenPages = 'all';
  if (user.kind === 'person') user.dataAccessExpiresAt = dataAccessEnd(engine.now());
}

export function dataAccessEnd(now: Date): Date {
  return new Date(now.getTime() + DATA_ACCESS_DAYS * 86_400_000);
}

export function revokeTokens(engine: Engine, input: Revocation) {
  const { pageId, subcode } = revocationSchema.parse(input);
  let revoked = 0;
  for (const token of engine.world.tokens.values()) {
    if (pageId !== undefined && token.pageId !== pageId) continue;
    token.invalidSubcode = subcode;
    revoked += 1;
  }
  return { revoked };
}

import type { Engine } from '../engine.ts';
import { refusalOf } from '../graph/check-token.ts';
import { leadsOf } from '../world/add-lead.ts';
import type { Form, Page, Token, User, World } from '../world/world.ts';

export type EmulatorState = ReturnType<typeof presentState>;

/** The state for the inspector, with tokens and the secret masked. */
export function presentState(engine: Engine) {
  const { world, settings } = engine;
  const { secret: _secret, ...app } = world.app;
  return {
    app,
    settings,
    users: [...world.users.values()].map(presentUser),
    pages: [...world.pages.values()].map(presentPage),
    forms: [...world.forms.values()].map((form) => presentForm(world, form)),
    subscriptions: [...world.appSubscriptions.values()],
    tokens: [...world.tokens.values()].map((token) => presentToken(engine, token)),
  };
}

function presentUser({ permissions, chosenPages, dataAccessExpiresAt, ...user }: User) {
  return {
    ...user,
    permissions: Object.fromEntries(permissions),
    chosenPages: chosenPages === 'all' ? chosenPages : [...chosenPages],
    dataAccessExpiresAt: dataAccessExpiresAt?.toISOString() ?? null,
  };
}

function presentPage({ tasks, subscribedFields, instagram, ...page }: Page) {
  return {
    ...page,
    instagram: instagram ?? null,
    tasks: Object.fromEntries(tasks),
    subscribedFields: subscribedFields ?? null,
  };
}

function presentForm(world: World, form: Form) {
  const { id, pageId, name, locale, status, questions, disclaimers, trackingParameters } = form;
  return {
    id,
    pageId,
    name,
    locale,
    status,
    createdTime: form.createdTime.toISOString(),
    questions,
    disclaimers,
    trackingParameters,
    leads: leadsOf(world, id).length,
  };
}

function presentToken(engine: Engine, token: Token) {
  const { kind, userId, pageId, isLongLived, issuedAt, expiresAt } = token;
  return {
    masked: `${token.value.slice(0, 6)}…${token.value.slice(-4)}`,
    kind,
    userId,
    pageId: pageId ?? null,
    isLongLived,
    issuedAt: issuedAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    refusedWith: refusalOf(engine, token) ?? null,
  };
}

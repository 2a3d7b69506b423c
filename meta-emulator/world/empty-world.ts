import { DEMO } from '../defaults.ts';
import type { User, World } from './world.ts';

export type AppIdentity = { id: string; secret: string };

/** The app and the people who may sign in, without any Page. */
export function createEmptyWorld(app: AppIdentity): World {
  return {
    app: {
      ...app,
      name: 'LeadRabbit',
      mode: 'live',
      apiVersion: 'v22.0',
      requireProof: false,
      redirectUris: [],
    },
    users: new Map(
      [
        person(DEMO.userId, 'Mara Lindqvist'),
        person(DEMO.editorId, 'Jonas Weber'),
        systemUser(),
      ].map((user) => [user.id, user]),
    ),
    pages: new Map(),
    forms: new Map(),
    leads: new Map(),
    leadsOfForm: new Map(),
    tokens: new Map(),
    codes: new Map(),
    appSubscriptions: new Map(),
    counters: { lead: 0, node: 0, token: 0 },
  };
}

function person(id: string, name: string): User {
  return { id, name, kind: 'person', permissions: new Map(), chosenPages: new Set() };
}

function systemUser(): User {
  return {
    id: DEMO.systemUserId,
    name: 'LeadRabbit system user',
    kind: 'system',
    permissions: new Map(),
    chosenPages: 'all',
  };
}

import { randomInt } from 'node:crypto';
import type { Actor } from '../users/actor.ts';
import type { ConnectionStore } from './connection-store.ts';
import type { PrivacyRequest, PrivacyRequestStore } from './privacy-request-store.ts';

/** Letters and digits that look different from each other. Meta needs an alphanumeric code. */
const CODE_CHARACTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 20;

export interface ForgetPersonDependencies {
  readonly pages: Pick<ConnectionStore, 'list' | 'revokeGrant'>;
  readonly requests: Pick<PrivacyRequestStore, 'add'>;
  /** These Pages have lost their token. */
  readonly onRevoked: (pageIds: readonly string[], kind: PrivacyRequest['kind'], by: Actor) => void;
  readonly now: () => Date;
}

/**
 * Deletes the Meta identity of a person who connected Pages, and the tokens that came from their
 * sign-in. The Pages need a reconnect. Leads stay: the business is responsible for them, not this
 * person.
 *
 * @param personId Meta's app-scoped id
 * @returns what was done, once it is on disk
 */
export type ForgetPerson = (
  personId: string,
  request: Pick<PrivacyRequest, 'kind' | 'source'>,
  by: Actor,
) => Promise<PrivacyRequest>;

export function createForgetPerson(dependencies: ForgetPersonDependencies): ForgetPerson {
  const { pages, requests, onRevoked, now } = dependencies;
  return async (personId, { kind, source }, by) => {
    const at = now();
    const revoked: string[] = [];
    for (const { pageId, name, grantedBy } of await pages.list()) {
      if (grantedBy !== personId) continue;
      const reason = { code: 'reconnect', params: { page: name, cause: 'app-removed' } } as const;
      const attention = { code: 'reconnect', reason, since: at } as const;
      if (await pages.revokeGrant(pageId, personId, attention, at)) revoked.push(pageId);
    }
    const request = { code: makeCode(), kind, source, at, pages: revoked.length };
    await requests.add(request);
    onRevoked(revoked, kind, by);
    return request;
  };
}

const makeCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () =>
    CODE_CHARACTERS.charAt(randomInt(CODE_CHARACTERS.length)),
  ).join('');

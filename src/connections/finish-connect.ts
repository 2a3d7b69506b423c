import { exchangeCode, exchangeForLongLived } from '../meta-api/exchange-code.ts';
import type { GraphClient } from '../meta-api/graph-client.ts';
import { listAccounts, type GraphAccount } from '../meta-api/list-accounts.ts';
import { readPersonId } from '../meta-api/read-person-id.ts';
import { listGrantedPermissions } from '../meta-api/list-permissions.ts';
import type { Actor } from '../users/actor.ts';
import { ConnectError } from './connect-error.ts';
import { hashOfState } from './connect-state.ts';
import type { ConnectStateStore } from './connect-state-store.ts';
import { explainConnectFailure } from './explain-connect-failure.ts';
import { findLeadsRefused, type RefusedPage } from './find-leads-refused.ts';
import { BASIC_PERMISSIONS, missingAbilities } from './permissions.ts';
import type { ConnectionStore, PageGrant } from './connection-store.ts';
import type { AbilityCode } from '../reasons.ts';
import type { TokenVault } from './token-vault.ts';

/** The answer of Meta's dialog. */
export interface ConnectAnswer {
  readonly sessionId: string;
  readonly state?: string | undefined;
  readonly code?: string | undefined;
  /** Set if the person declined. */
  readonly error?: string | undefined;
}

export interface ConnectResult {
  /** Pages that were connected, new and known ones. */
  readonly pages: number;
  readonly instagramAccounts: number;
  /** What LeadRabbit cannot do, because optional permissions were not granted. */
  readonly missing: readonly AbilityCode[];
  /** Pages whose leads Meta will refuse: the person or the app may not read them. */
  readonly withoutLeads: readonly string[];
}

/** Completes a sign-in to Meta and stores its Pages with fresh tokens. @throws ConnectError */
export type FinishConnect = (answer: ConnectAnswer, by: Actor) => Promise<ConnectResult>;

export interface FinishConnectDependencies {
  readonly graph: GraphClient;
  readonly states: ConnectStateStore;
  readonly pages: Pick<ConnectionStore, 'saveGrants' | 'setAttention'>;
  readonly vault: TokenVault;
  readonly redirectUrl: string;
  /** Permissions without which leads cannot be read. */
  readonly requiredScopes: readonly string[];
  /** Called when these Pages have new tokens, so that their pending leads are retried. */
  readonly onConnected: (pageIds: readonly string[], by: Actor) => Promise<void>;
  readonly now: () => Date;
}

export function createFinishConnect(dependencies: FinishConnectDependencies): FinishConnect {
  const { states, pages, vault, now, onConnected } = dependencies;
  return async ({ sessionId, state, code, error }, by) => {
    const isOurs =
      state !== undefined && (await states.consume(hashOfState(state), sessionId, now()));
    if (!isOurs) throw new ConnectError('state');
    if (error !== undefined)
      throw new ConnectError(error === 'access_denied' ? 'denied' : 'meta-error');
    if (code === undefined) throw new ConnectError('code');

    const { accounts, granted, refused, personId } = await readAccounts(dependencies, code).catch(
      (failure: unknown) => {
        throw explainConnectFailure(failure);
      },
    );
    const grants = accounts.flatMap((account) => toGrants(account, vault));
    const pageGrants = grants.filter(({ parentPageId }) => parentPageId === null);
    if (pageGrants.length === 0) throw new ConnectError('no-pages');
    await pages.saveGrants(grants, now(), personId ?? undefined);
    const withoutLeads = refused.filter(({ pageId }) =>
      pageGrants.some((grant) => grant.pageId === pageId),
    );
    for (const { pageId, reason } of withoutLeads)
      await pages.setAttention(pageId, { code: 'permission', reason, since: now() }, now());
    await onConnected(
      pageGrants.map(({ pageId }) => pageId),
      by,
    );
    return {
      pages: pageGrants.length,
      instagramAccounts: grants.length - pageGrants.length,
      missing: missingAbilities((permission) => granted.has(permission)).map(({ code }) => code),
      withoutLeads: withoutLeads.map(({ pageId }) => pageId),
    };
  };
}

async function readAccounts(
  { graph, redirectUrl, requiredScopes }: FinishConnectDependencies,
  code: string,
): Promise<{
  readonly accounts: readonly GraphAccount[];
  readonly granted: ReadonlySet<string>;
  readonly refused: readonly RefusedPage[];
  readonly personId: string | null;
}> {
  const shortLived = await exchangeCode(graph, { code, redirectUri: redirectUrl });
  const userToken = await exchangeForLongLived(graph, shortLived);
  const granted = await listGrantedPermissions(graph, userToken);
  if (requiredScopes.some((scope) => !granted.has(scope)))
    throw new ConnectError('missing-scopes', {
      missing: BASIC_PERMISSIONS.filter((permission) => !granted.has(permission)),
    });
  const accounts = await listAccounts(graph, userToken);
  const personId = await readPersonId(graph, userToken);
  const refused = await findLeadsRefused(graph, userToken, accounts);
  return { accounts, granted, refused, personId };
}

/** The Page and its Instagram account. Empty if Meta gave no token for the Page. */
function toGrants(account: GraphAccount, vault: TokenVault): PageGrant[] {
  const { id, name, access_token: token, instagram_business_account: instagram } = account;
  if (!token) return [];
  const page: PageGrant = {
    pageId: id,
    name: name || `Page ${id}`,
    platform: 'facebook',
    parentPageId: null,
    sealedToken: vault.seal(token, id),
  };
  if (!instagram) return [page];
  return [
    page,
    {
      pageId: instagram.id,
      name: instagram.username ? `@${instagram.username}` : `Instagram of ${page.name}`,
      platform: 'instagram',
      parentPageId: id,
      sealedToken: '',
    },
  ];
}

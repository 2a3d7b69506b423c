import { GraphError } from '../meta-api/graph-error.ts';
import type { Reason, SignInCause } from '../reasons.ts';
import type { PageAttention } from './page.ts';

/** What a refusal means for the admin of a Page. */
export interface Explanation {
  /** Null for a problem that ends by itself. */
  readonly attention: PageAttention['code'] | null;
  readonly reason: Reason;
}

/** Subcodes: https://developers.facebook.com/docs/graph-api/guides/error-handling */
const SIGN_IN_CAUSES: ReadonlyMap<number, SignInCause> = new Map([
  [458, 'app-removed'],
  [459, 'sign-in-first'],
  [460, 'password-changed'],
  [463, 'expired'],
  [464, 'confirm-account'],
  [492, 'role-lost'],
]);

/** @param page the name of the Page, as the admin knows it */
export function explainGraphError(error: unknown, page: string): Explanation {
  if (!(error instanceof GraphError))
    return { attention: null, reason: { code: 'not-finished', params: { page } } };
  switch (error.action) {
    case 'reconnect':
      return { attention: 'reconnect', reason: signInRefused(error, page) };
    case 'permission':
      return { attention: 'permission', reason: explainPermission(error, page) };
    case 'throttled':
      return { attention: 'throttled', reason: { code: 'throttled', params: { page } } };
    case 'retry':
      return { attention: null, reason: explainPassingFault(error, page) };
    case 'unreadable':
      return { attention: 'permission', reason: { code: 'page-hidden', params: { page } } };
    case 'fix':
      return {
        attention: 'problem',
        reason: { code: 'page-refused', params: { page, said: error.message } },
      };
  }
}

/** Meta no longer accepts the token of a Page. */
export const signInRefused = ({ subcode }: GraphError, page: string): Reason => ({
  code: 'reconnect',
  params: { page, cause: SIGN_IN_CAUSES.get(subcode) ?? '' },
});

const explainPassingFault = ({ oddity }: GraphError, page: string): Reason => ({
  code: oddity === 'endless-list' ? 'endless-list' : 'page-unreachable',
  params: { page },
});

/**
 * Access was revoked in the Leads Access Manager: the permission is granted, and Meta refuses leads
 * anyway.
 */
const CRM_REVOKED = 103;

function explainPermission(error: GraphError, page: string): Reason {
  // Meta hides what the token may not read: "Tried accessing nonexisting field (leadgen_forms)".
  if (/nonexist\w* field/i.test(error.message)) return { code: 'forms-hidden', params: { page } };
  if (error.code === CRM_REVOKED || /leads?_retrieval|leads access/i.test(error.message))
    return { code: 'leads-refused', params: { page } };
  const [permission = ''] = /\b[a-z]+(?:_[a-z]+)+\b/.exec(error.message) ?? [];
  return { code: 'permission-refused', params: { page, permission } };
}

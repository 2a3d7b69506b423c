import type { AbilityCode } from '../../reasons.ts';
import { CONNECT_FAILURES, type ConnectFailure } from '../../errors.ts';

/** How a sign-in to Meta ended, as its way back says it. Known codes alone: anyone can write a link. */
export interface ConnectOutcome {
  readonly facebook_auth?: 'success' | 'error';
  readonly reason?: ConnectFailure;
  /** Permissions that were declined, separated by commas. */
  readonly missing?: string;
  /** What LeadRabbit cannot do, because optional permissions were not granted. */
  readonly without?: string;
}

// An exhaustive record, so that the whole catalogue of reasons stays out of the browser.
const ABILITIES: Readonly<Record<AbilityCode, true>> = {
  'real-time': true,
  'form-list': true,
  'ad-names': true,
  'portfolio-pages': true,
  'instagram-accounts': true,
};

/** The permissions that LeadRabbit asks for; nothing else is ever shown. */
const PERMISSIONS: ReadonlySet<string> = new Set([
  'pages_show_list',
  'pages_read_engagement',
  'pages_manage_metadata',
  'leads_retrieval',
  'ads_management',
  'ads_read',
  'pages_manage_ads',
  'business_management',
  'instagram_basic',
]);

export function readConnectOutcome(search: Record<string, unknown>): ConnectOutcome {
  const { facebook_auth: outcome, reason } = search;
  if (outcome === 'success')
    return {
      facebook_auth: 'success',
      ...only('without', search, isAbility),
    };
  if (outcome !== 'error') return {};
  return {
    facebook_auth: 'error',
    reason: isFailure(reason) ? reason : 'meta-error',
    ...only('missing', search, (name) => PERMISSIONS.has(name)),
  };
}

/** The parts of a list that are known; nothing if none is. */
function only<Name extends 'missing' | 'without'>(
  name: Name,
  search: Record<string, unknown>,
  isKnown: (part: string) => boolean,
): { readonly [Key in Name]?: string } {
  const value = search[name];
  const text = typeof value === 'string' ? value : '';
  const known = text.split(',').filter(isKnown);
  return (known.length > 0 ? { [name]: known.join(',') } : {}) as { [Key in Name]?: string };
}

export const isAbility = (value: string): value is AbilityCode => Object.hasOwn(ABILITIES, value);

const isFailure = (value: unknown): value is ConnectFailure =>
  CONNECT_FAILURES.some((failure) => failure === value);

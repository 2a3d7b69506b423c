import type { ConnectFailure } from '../../contract/error.ts';
import { FAILURES } from './connect-failures.ts';

/** How a sign-in to Meta ended, as its way back says it. */
export interface ConnectOutcome {
  readonly facebook_auth?: 'success' | 'error';
  readonly reason?: ConnectFailure;
  /** Permissions that were declined, separated by commas. */
  readonly missing?: string;
}

export function readConnectOutcome(search: Record<string, unknown>): ConnectOutcome {
  const { facebook_auth: outcome, reason, missing } = search;
  if (outcome === 'success') return { facebook_auth: 'success' };
  if (outcome !== 'error') return {};
  return {
    facebook_auth: 'error',
    reason: isFailure(reason) ? reason : 'meta-error',
    ...(typeof missing === 'string' && { missing }),
  };
}

const isFailure = (value: unknown): value is ConnectFailure =>
  typeof value === 'string' && Object.hasOwn(FAILURES, value);

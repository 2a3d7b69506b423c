import { AppError, type ConnectFailure } from '../errors.ts';

/** A sign-in to Meta that ended without Pages. Nothing was changed. */
export class ConnectError extends AppError {
  readonly reason: ConnectFailure;
  /** The permissions that were declined, for `missing-scopes`. */
  readonly missing: readonly string[];

  constructor(
    reason: ConnectFailure,
    { missing = [], cause }: { missing?: readonly string[]; cause?: unknown } = {},
  ) {
    if (reason === 'missing-scopes')
      super(`connect-${reason}`, { permissions: missing.join(', ') }, { cause });
    else super(`connect-${reason}`, {}, { cause });
    this.name = 'ConnectError';
    this.reason = reason;
    this.missing = missing;
  }
}

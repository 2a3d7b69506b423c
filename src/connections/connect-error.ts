import { AppError } from '../errors.ts';

/** Why a sign-in to Meta ended without Pages. */
export type ConnectFailure =
  | 'denied'
  | 'state'
  | 'code'
  | 'app-secret'
  | 'no-pages'
  | 'missing-scopes'
  | 'unreachable'
  | 'meta-error';

const SENTENCES: Readonly<Record<ConnectFailure, string>> = {
  denied: 'The sign-in to Meta was cancelled. Connect again and grant the permissions.',
  state: 'This sign-in is not known, too old or was used already. Connect again.',
  code: 'This code of Meta was used already or has expired. Connect again to get a new one.',
  'app-secret':
    'Meta refused the app. Check FACEBOOK_CLIENT_ID and FACEBOOK_CLIENT_SECRET, and restart.',
  'no-pages': 'Meta named no Page. Connect again and select at least one Page that you manage.',
  'missing-scopes': 'Permissions were declined that LeadRabbit needs. Connect again and grant:',
  unreachable: 'Meta could not be reached. Wait a minute and connect again.',
  'meta-error': 'Meta answered with an error. Connect again in a few minutes.',
};

/** A sign-in to Meta that ended without Pages; nothing was changed. */
export class ConnectError extends AppError {
  readonly reason: ConnectFailure;
  /** The permissions that were declined, for `missing-scopes`. */
  readonly missing: readonly string[];

  constructor(
    reason: ConnectFailure,
    { missing = [], cause }: { missing?: readonly string[]; cause?: unknown } = {},
  ) {
    const list = missing.length > 0 ? ` ${missing.join(', ')}.` : '';
    super(400, `connect-${reason}`, `${SENTENCES[reason]}${list}`, { cause });
    this.name = 'ConnectError';
    this.reason = reason;
    this.missing = missing;
  }
}

import { GraphError } from '../meta-api/graph-error.ts';
import { ConnectError } from './connect-error.ts';

/** The code was used, has expired, or belongs to another redirect address. */
const CODE_SUBCODES = new Set([36007, 36008, 36009]);

/** Explains to the admin why a sign-in failed at Meta. Returns bugs unchanged. */
export function explainConnectFailure(failure: unknown): unknown {
  if (!(failure instanceof GraphError)) return failure;
  const { action, code, subcode, status } = failure;
  const because = { cause: failure };
  if (status === 0) return new ConnectError('unreachable', because);
  if (code === 100 && CODE_SUBCODES.has(subcode)) return new ConnectError('code', because);
  // 101: there is no such app. 1 with these words: the secret is old, or belongs to another app.
  if (code === 101 || /client secret|application id/i.test(failure.message))
    return new ConnectError('app-secret', because);
  if (action === 'reconnect') return new ConnectError('code', because);
  return new ConnectError('meta-error', because);
}

import { GraphError } from '../meta-api/graph-error.ts';
import { ConnectError } from './connect-error.ts';

/** Used, expired, or for another redirect address. */
const CODE_SUBCODES = new Set([36007, 36008, 36009]);

/** What a failure of Meta's during a sign-in means for the admin. Bugs of ours pass through. */
export function explainConnectFailure(failure: unknown): unknown {
  if (!(failure instanceof GraphError)) return failure;
  const { action, code, subcode, status } = failure;
  const because = { cause: failure };
  if (status === 0) return new ConnectError('unreachable', because);
  if (code === 100 && CODE_SUBCODES.has(subcode)) return new ConnectError('code', because);
  // 101: no such app; 1 with these words: the secret of another app, or an old one.
  if (code === 101 || /client secret|application id/i.test(failure.message))
    return new ConnectError('app-secret', because);
  if (action === 'reconnect') return new ConnectError('code', because);
  return new ConnectError('meta-error', because);
}

import type { Reason } from '../../reasons.ts';
import { explainGraphError } from '../explain-graph-error.ts';
import { AppCallError } from './app-call-error.ts';

/** Why something could not be checked. @param page the name of the Page, as the admin knows it */
export function explainFailure(error: unknown, page: string): Reason {
  if (error instanceof AppCallError) return explainAppFailure(error);
  return explainGraphError(error, page).reason;
}

function explainAppFailure({ isAppRefused, refusal }: AppCallError): Reason {
  if (isAppRefused) return { code: 'app-refused', params: {} };
  switch (refusal.action) {
    case 'retry':
      return { code: 'app-unreachable', params: {} };
    case 'throttled':
      return { code: 'app-throttled', params: {} };
    default:
      return { code: 'app-call-refused', params: { said: refusal.message } };
  }
}

import { AppError } from '../../errors.ts';
import { explainGraphError } from '../explain-graph-error.ts';
import { AppCallError } from './app-call-error.ts';

/** Why something could not be looked at, and what to do. @param who as the admin knows it */
export function explainFailure(error: unknown, who: string): string {
  if (error instanceof AppCallError) return explainAppFailure(error);
  if (error instanceof AppError) return error.message;
  return explainGraphError(error, who).message;
}

function explainAppFailure(error: AppCallError): string {
  if (error.isAppRefused)
    return 'Meta refuses the app. Compare FACEBOOK_CLIENT_ID and FACEBOOK_CLIENT_SECRET with what developers.facebook.com shows for it under App settings, Basic, then restart LeadRabbit.';
  switch (error.refusal.action) {
    case 'retry':
      return 'Meta could not be reached or had a fault. LeadRabbit looks again by itself.';
    case 'throttled':
      return 'Meta limits how often the app may ask. LeadRabbit waits and looks again by itself.';
    default:
      return `Meta refused a request of the app: ${error.refusal.message}`;
  }
}

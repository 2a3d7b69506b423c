import type { CheckId } from '../../reasons.ts';

/** The title of each check. */
export const checks: Readonly<Record<CheckId, string>> = {
  token: 'Sign-in to Meta',
  'data-access': 'Data access',
  permissions: 'Permissions',
  abilities: 'Optional permissions',
  'page-subscription': "Page's webhook",
  'lead-access': 'Leads access',
  'lead-terms': 'Lead Ads Terms',
  'last-webhook': 'Last webhook',
  reads: 'Reading leads',
  'app-subscription': "App's webhook",
  meta: "Meta's API",
  signatures: 'Webhook signatures',
  'graph-version': 'Graph API version',
  'app-mode': 'App mode',
  database: 'Database',
};

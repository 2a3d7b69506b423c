import type { ReasonCode } from '../../reasons.ts';

/** What an incident was, in the past tense; of other codes the sentence is `other`. */
export const incidents: Readonly<Partial<Record<ReasonCode, string>>> & { readonly other: string } =
  {
    other: 'Leads could not come in as they should.',
    reconnect: 'Meta no longer accepted the sign-in.',
    'data-access-expired': "Meta's permission to read data had ended.",
    'permission-missing': 'A permission was not granted.',
    'permission-elsewhere': 'A permission was granted for other Pages only.',
    'permission-refused': 'Meta refused to show the leads: a permission was missing.',
    'forms-hidden': 'Meta hid the lead forms of the Page.',
    'page-hidden': 'Meta did not show the Page to LeadRabbit.',
    'no-task': 'The person who connected the Page had no task for its leads.',
    'leads-access-customised': 'Leads Access at Meta did not let LeadRabbit read the leads.',
    'leads-access': 'Leads Access at Meta did not let LeadRabbit read the leads.',
    'leads-refused': 'Meta refused to show the leads.',
    throttled: 'Meta limited how often the Page is read.',
    'subscription-repaired':
      'The webhook subscription of the Page was missing. LeadRabbit repaired it.',
    'subscription-lost': 'The webhook subscription of the Page was missing.',
    'webhooks-refused': 'Meta signed its webhooks with another app secret.',
    'app-refused': 'Meta refused the id and secret of the app.',
    'app-subscription-missing': 'The app had no webhook for Pages.',
    'app-callback-elsewhere': 'Meta sent webhooks to another address.',
    'app-leadgen-missing': "The app's webhook left out new leads.",
    'app-subscription-off': "Meta had switched the app's webhook off.",
    'meta-unreachable': "Meta's API could not be reached.",
    'database-missing': 'The database file was missing.',
    'database-replaced': 'The database file was replaced.',
    'database-log-missing': 'Files beside the database were missing.',
    'database-damaged': 'The database was damaged.',
    'server-unreachable': 'The database server did not answer.',
    'server-not-primary': 'No database server accepted writes.',
  };

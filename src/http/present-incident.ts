import type { ConnectedPage } from '../connections/page.ts';
import { APP } from '../connections/health/health-report.ts';
import type { Incident } from '../connections/health/incident.ts';
import type { DelayedLeads } from '../intake/inbox-reports.ts';
import type * as wire from '../contract/incident.ts';

/** A title and a sentence in the past tense for each kind of incident. */
const TEXTS: Readonly<Record<string, readonly [title: string, sentence: string]>> = {
  reconnect: ['Sign-in to Meta', 'Meta no longer accepted the sign-in.'],
  'data-access-expired': ['Data access', "Meta's permission to read data had ended."],
  'permission-missing': ['Permissions', 'A permission was not granted: {permissions}.'],
  'leads-access': ['Leads access', 'Leads Access at Meta did not let LeadRabbit read the leads.'],
  'leads-refused': ['Reading leads', 'Meta refused to show the leads.'],
  throttled: ['Rate limit', 'Meta limited how often the Page is read.'],
  'subscription-repaired': ['Self-repaired', 'The webhook subscription of the Page was missing.'],
  'subscription-lost': ["Page's webhook", 'The webhook subscription of the Page was missing.'],
  'webhooks-refused': ['Webhook signatures', 'Meta signed its webhooks with another app secret.'],
  'app-refused': ["App's webhook", 'Meta refused the id and secret of the app.'],
  'app-subscription-missing': ["App's webhook", 'The app had no webhook for Pages.'],
  'app-callback-elsewhere': ["App's webhook", 'Meta sent webhooks to another address.'],
  'app-leadgen-missing': ["App's webhook", "The app's webhook left out new leads."],
  'app-subscription-off': ["App's webhook", "Meta had switched the app's webhook off."],
  'meta-unreachable': ["Meta's API", "Meta's API could not be reached."],
};

/** @param page the Page that the incident concerned, if it is still connected */
export function presentIncident(
  incident: Incident,
  page: Pick<ConnectedPage, 'name'> | undefined,
  { affected, recovered }: DelayedLeads,
): wire.Incident {
  const { id, subject, check, code, params, openedAt, closedAt } = incident;
  const [title, sentence] = TEXTS[code] ?? ['Trouble', 'Leads could not come in as they should.'];
  return {
    id,
    pageId: subject === APP ? null : subject,
    pageName: page?.name ?? '',
    check,
    code,
    params: { ...params },
    title,
    sentence: sentence.replace('{permissions}', String(params['permissions'] ?? '')),
    isSelfRepaired: code === 'subscription-repaired',
    startedAt: openedAt.toISOString(),
    endedAt: closedAt?.toISOString() ?? null,
    leadsAffected: affected,
    leadsRecovered: recovered,
  };
}

import type { Sentences } from '../../message.ts';
import type { REASONS, AbilityCode, SignInCause } from '../../reasons.ts';
import type { MessageFormats } from '../message-formats.ts';

const SIGN_IN_CAUSES: Readonly<Record<SignInCause, string>> = {
  'app-removed': 'The person who connected this Page has removed the app at Facebook',
  'sign-in-first': 'Facebook asks the person who connected this Page to sign in there first',
  'password-changed': 'The person who connected this Page has changed their password',
  expired: 'The sign-in to Meta has expired',
  'confirm-account':
    'Facebook asks the person who connected this Page to confirm their account first',
  'role-lost': 'The person who connected this Page no longer has a role on it',
};

const ABILITIES: Readonly<Record<AbilityCode, string>> = {
  'real-time':
    'Real-time delivery is off: leads arrive late, by sync (permission pages_manage_metadata).',
  'form-list':
    'Meta does not list the forms, so questions have no labels, and leads that no webhook announces cannot be found (permission pages_manage_ads).',
  'ad-names': 'Leads do not show the names of their ad and campaign (permission ads_management).',
  'portfolio-pages':
    'Meta does not list Pages that a business portfolio owns (permission business_management).',
  'instagram-accounts':
    'Instagram accounts are not listed separately; their leads come in with the Page (permission instagram_basic).',
};

const CONNECT = 'Press Connect and sign in again.';
const TEST_TOOL =
  'send a lead with the testing tool at developers.facebook.com/tools/lead-ads-testing';
const LEADS_ACCESS = 'In Meta Business Suite open Settings, Integrations, Leads access, choose';
const dashboard = (appId: string) => `developers.facebook.com/apps/${appId}/`;
const webhooksOf = (appId: string) => `Open ${dashboard(appId)}webhooks/ and choose Page`;
const openModeOf = (appId: string) =>
  `Open ${dashboard(appId)} and check that the app is Live, or Published in newer dashboards`;

/** What LeadRabbit says of each reason. */
export function reasons({
  number,
  longDay: day,
  longMoment: moment,
  plural: choose,
}: MessageFormats) {
  const plural = (count: number, one: string, other: string) => choose(count, { one, other });
  const leads = (count: number) => `${number(count)} ${plural(count, 'lead', 'leads')}`;
  const webhooks = (count: number) => `${number(count)} ${plural(count, 'webhook', 'webhooks')}`;
  const inDays = (days: number) =>
    days <= 1 ? 'within a day' : `in ${number(days)} ${plural(days, 'day', 'days')}`;
  const strangers = (wrong: number) =>
    wrong === 0
      ? ''
      : ` ${number(wrong)} ${plural(wrong, 'request', 'requests')} with a wrong signature ${plural(wrong, 'was', 'were')} refused; anyone can send such a request, and it changes nothing.`;
  const lastWebhook = (lastAt: string) =>
    lastAt === '' ? 'None has ever come' : `The last came on ${moment(lastAt)}`;
  const copyOf = (rescued: string) =>
    rescued === '' ? '' : ` A copy of all that it held is in ${rescued} in the data folder.`;
  const restore = (rescued: string) =>
    `stop LeadRabbit, run "npm run restore -- --from ${rescued === '' ? '<backup>' : `<data folder>/${rescued}`}" and start it again`;

  return {
    unreachable: () =>
      'Meta could not be reached or had a fault. LeadRabbit tries again by itself.',
    'meta-limit': () =>
      'Meta limits how often this Page is read. LeadRabbit tries again when Meta allows it.',
    'sign-in-refused': () =>
      'Meta no longer accepts the sign-in for this Page. Press Connect on the connectors page.',
    'leads-not-permitted': () =>
      'Meta refuses to show this lead: a permission or the leads access of the Page is missing. The connectors page says which.',
    'not-readable-yet': () => 'Meta does not show this lead yet. LeadRabbit tries again by itself.',
    'not-readable': () =>
      'Meta says that this lead does not exist or that LeadRabbit may not read it. Check the leads access of the Page at Meta, then retry. A deleted test lead never comes.',
    'too-old': () =>
      'Meta keeps leads for 90 days, and this one is older: its answers can no longer be read. If they were downloaded from Meta in time, enter them by hand.',
    'request-retried': () => 'Meta refused the request. LeadRabbit tries again by itself.',
    'request-refused': ({ said }) => `Meta refused the request. Meta says: ${said}`,
    'not-processed-yet': () =>
      'LeadRabbit could not process this lead yet. It tries again by itself.',
    'not-processed': () =>
      'LeadRabbit could not process this lead. The operator finds the cause in the log; then retry.',
    'never-finished': ({ attempts }) =>
      `LeadRabbit began with this lead ${number(attempts)} times and never finished. The operator finds more in the log; then retry.`,
    'answers-not-understood': ({ fields }) =>
      `What Meta sent for this lead could not be understood (${fields}). Open it to see what Meta sent and to enter the contact data by hand, or retry to read it again.`,
    'page-not-connected': () => 'The Page of this lead is not connected.',
    'connection-disabled': ({ page }) => `${page} is disabled.`,
    'connection-disabled-later': ({ page }) =>
      `${page} is disabled. This lead came in before that and is kept: if you enable the Page, LeadRabbit tries it again.`,

    reconnect: ({ page, cause }) =>
      `${SIGN_IN_CAUSES[cause as SignInCause] ?? 'Meta no longer accepts the sign-in'}, so no lead of ${page} can be read. ${CONNECT} Leads that come in until then are kept.`,
    throttled: ({ page }) =>
      `Meta limits how often ${page} is read. LeadRabbit waits and continues by itself.`,
    'page-unreachable': ({ page }) =>
      `Meta could not be reached for ${page} or had a fault. Try again in a minute.`,
    'endless-list': ({ page }) =>
      `Meta's list for ${page} does not end: page after page has nothing new in it, so LeadRabbit stopped reading. What it read before is kept. Try again later; if this stays, report it to Meta.`,
    'page-hidden': ({ page }) =>
      `Meta does not show LeadRabbit what belongs to ${page}. Check its leads access in Meta Business settings, then press Connect.`,
    'page-refused': ({ page, said }) => `Meta refused a request for ${page}. Meta says: ${said}`,
    'forms-hidden': ({ page }) =>
      `Meta hides the lead forms of ${page}. Either the permission leads_retrieval is missing, or the person who connected it has no task on this Page that lets them manage leads or ads. Ask an admin of the Page for that task, then press Connect and leave every permission switched on.`,
    'leads-refused': ({ page }) =>
      `Meta refuses to show the leads of ${page}: either the permission leads_retrieval or the Leads access is missing. Press Connect and leave every permission switched on. If that does not help, open Integrations, Leads access in Meta Business settings, and assign the leads of this Page to you and to LeadRabbit's app.`,
    'permission-refused': ({ page, permission }) =>
      `Meta says that ${permission === '' ? 'a permission' : `the permission ${permission}`} is missing for ${page}. Press Connect and leave every permission switched on.`,
    'no-task': ({ page }) =>
      `Meta does not show the leads of ${page} to the person who connected it: they have no task on this Page for leads or ads. Ask an admin of the Page for the task Leads or Ads, then press Connect again.`,
    'leads-access-customised': ({ page }) =>
      `Leads Access at Meta does not let LeadRabbit read the leads of ${page}. ${LEADS_ACCESS} this Page, and assign the app under CRMs and the person who connected the Page under People. Then press Connect again.`,
    'not-finished': ({ page }) =>
      `LeadRabbit could not finish this for ${page}. Try again; the operator finds the cause in the log.`,
    'app-refused': () =>
      'Meta refuses the app. Compare FACEBOOK_CLIENT_ID and FACEBOOK_CLIENT_SECRET with what developers.facebook.com shows under App settings, Basic, then restart LeadRabbit.',
    'app-unreachable': () =>
      'Meta could not be reached or had a fault. LeadRabbit checks again by itself.',
    'app-throttled': () =>
      'Meta limits how often the app may ask. LeadRabbit waits and checks again by itself.',
    'app-call-refused': ({ said }) => `Meta refused a request of the app. Meta says: ${said}`,
    'sync-running': ({ page }) => `A sync of ${page} is running. Wait until it is done.`,

    'forms-left-for-later': ({ page }) =>
      `Meta did not give the leads of several forms of ${page} in a row, so LeadRabbit stopped asking. It continues with the other forms by itself in some minutes.`,

    'sign-in-accepted': () => 'Meta accepts the sign-in, and it does not expire.',
    'sign-in-until': ({ endsAt, days }) =>
      `Meta accepts the sign-in until ${day(endsAt)}, ${inDays(days)}.`,
    'token-expiring': ({ endsAt, days }) =>
      `The sign-in to Meta ends on ${day(endsAt)}, ${inDays(days)}. Press Connect and sign in again before that; otherwise leads cannot be read.`,
    'not-checked-sign-in': () => 'Not checked: Meta no longer accepts the sign-in. Press Connect.',
    'data-access-unlimited': () => 'Meta shares data without an end.',
    'data-access-until': ({ endsAt, days }) =>
      `Meta shares data until ${day(endsAt)}, ${inDays(days)}.`,
    'data-access-expiring': ({ endsAt, days }) =>
      `Meta stops sharing data on ${day(endsAt)}, ${inDays(days)}. Press Connect and sign in again ${days <= 1 ? 'now' : days <= 3 ? 'today' : days <= 7 ? 'this week' : 'before that'}; otherwise leads stop coming in.`,
    'data-access-expired': ({ endsAt }) =>
      `Meta's permission to read data ended on ${day(endsAt)}, so Meta may refuse leads. ${CONNECT} Leads that come in until then are kept.`,
    'permissions-granted': () => 'Every permission that is needed to read leads is granted.',
    'permission-missing': ({ page, permissions }) =>
      `The permission ${permissions} is not granted, so Meta does not show the leads of ${page}. Press Connect and leave every permission switched on.`,
    'permission-elsewhere': ({ page, permissions }) =>
      `The permission ${permissions} is granted for other Pages, but not for ${page}. Press Connect, choose to edit the previous settings, and select this Page too.`,
    'abilities-ok': () => 'Every optional permission is granted.',
    'abilities-missing': ({ abilities }) =>
      `${abilities
        .split(',')
        .map((code) => ABILITIES[code as AbilityCode] ?? code)
        .join(' ')} To add a permission, press Connect and switch it on.`,
    'subscription-ok': () => 'Meta announces new leads of this Page.',
    'subscription-not-needed': () => 'The Page is disabled, so it needs no webhook.',
    'subscription-repaired': () =>
      'Meta had stopped announcing new leads. LeadRabbit has repaired that and now syncs leads that were missed. If it happens again, find out who removes the app in the settings of the Page.',
    'subscription-lost': ({ page, said }) =>
      `Meta does not announce new leads of ${page}, and LeadRabbit could not repair that.${said === '' ? '' : ` Meta says: "${said}".`} If it stays so, disable the Page here and enable it again.`,
    'real-time-off': ({ page }) =>
      `Real-time delivery of ${page} is off, because the permission pages_manage_metadata is not granted. Leads arrive late, by sync. Press Connect and switch the permission on.`,
    'leads-access-ok': () => 'Meta lets LeadRabbit read the leads.',
    'leads-access-unknown': ({ page }) =>
      `Meta does not say for this kind of sign-in. If leads are refused: ${LEADS_ACCESS} ${page}, and check that the app is listed under CRMs.`,
    'leads-access': ({ page, app, toAssign, said }) => {
      const name = app === '' ? 'the app' : `the app "${app}"`;
      const parts = toAssign === '' ? ['app'] : toAssign.split(',');
      const assign = parts
        .map((part) =>
          part === 'app' ? `${name} under CRMs` : 'the person who connected this Page under People',
        )
        .join(' and ');
      const quote = said === '' ? '' : ` Meta says: "${said}"`;
      return `Leads Access at Meta does not let LeadRabbit read the leads of ${page}. ${LEADS_ACCESS} this Page, and assign ${assign}.${quote}`;
    },
    'lead-terms-accepted': () => "Meta's Lead Ads Terms are accepted.",
    'lead-terms-unknown': ({ address }) =>
      `Meta does not say. An admin of the Page sees it at ${address}.`,
    'lead-terms': ({ address }) =>
      `Nobody has accepted Meta's Lead Ads Terms for this Page, so it cannot run lead ads. Open ${address} as an admin of the Page and accept them.`,
    'webhooks-come': ({ lastAt }) => `${lastWebhook(lastAt)}.`,
    'no-webhook-yet': () =>
      `None has come yet, which is normal before the first lead. To try it, ${TEST_TOOL}.`,
    'leads-unannounced': ({ lastAt, foundBySync: count }) =>
      `A sync found ${leads(count)} that no webhook announced. ${lastWebhook(lastAt)}. Nothing is missing, but leads come late. See the checks of the app, and ${TEST_TOOL}.`,
    'leads-read': () => 'Leads are read as they come.',
    'leads-pending': ({ page, leads: count }) =>
      `${leads(count)} of ${page} could not be read yet. LeadRabbit tries again by itself; Delivery says why.`,
    'leads-need-attention': ({ page, leads: count }) =>
      `${leads(count)} of ${page} ${plural(count, 'needs', 'need')} attention. Open Delivery to see why.`,

    'app-subscription-ok': ({ callback }) => `Meta announces new leads to ${callback}.`,
    'app-subscription-missing': ({ appId, callback }) =>
      `The Meta app has no webhook for Pages, so no lead is announced. ${webhooksOf(appId)}, enter ${callback} as callback URL and FACEBOOK_WEBHOOK_VERIFY_TOKEN as verify token, and subscribe to leadgen.`,
    'app-callback-elsewhere': ({ appId, callback, found }) =>
      `Meta sends webhooks to ${found === '' ? 'no address' : found} and not to this LeadRabbit. ${webhooksOf(appId)} and change the callback URL to ${callback}; if this LeadRabbit has another address, set URL and restart it.`,
    'app-leadgen-missing': ({ appId }) =>
      `The Meta app's webhook leaves out new leads. ${webhooksOf(appId)} and subscribe to leadgen.`,
    'app-subscription-off': ({ appId, callback }) =>
      `Meta has switched the app's webhook off, as it does when the address did not answer for long. Check that ${callback} can be reached from the internet. ${webhooksOf(appId)}, and press Verify and save.`,
    'meta-answers': () => "Meta's API answers.",
    'meta-not-checked': () =>
      'LeadRabbit could not check this. The operator finds the cause in the log.',
    'meta-unreachable': () =>
      "Meta's API cannot be reached or has a fault. Leads are read as soon as it answers; LeadRabbit tries again by itself. If it lasts, check the server's network and metastatus.com.",
    'signatures-valid': ({ valid, wrong }) =>
      `${webhooks(valid)} came in the last day, each signed by Meta.${strangers(wrong)}`,
    'no-webhooks': ({ wrong }) =>
      `No webhook came in the last day, so there was no signature to check.${strangers(wrong)}`,
    'webhooks-refused': ({ webhooks: count, lastAt }) =>
      `${webhooks(count)} of Meta ${plural(count, 'was', 'were')} refused in the last day for a wrong signature${lastAt === '' ? '' : `, the last on ${moment(lastAt)}`}: Meta signs with another app secret than FACEBOOK_APP_SECRET. Compare FACEBOOK_APP_SECRET with the app secret at developers.facebook.com under App settings, Basic, and restart LeadRabbit. Until then leads come late, by sync. Meta repeats for 36 hours what was refused. If the secret is right, a proxy changes the body of webhooks on the way.`,
    'old-secret-in-use': ({ webhooks: count }) =>
      `${webhooks(count)} of Meta ${plural(count, 'was', 'were')} refused in the last day for a wrong signature, but webhooks with a right one came after that. If you are changing the app secret, set the old one as FACEBOOK_APP_SECRET_PREVIOUS until Meta no longer uses it. Otherwise you need not do anything.`,
    'version-unknown': ({ asked }) => `LeadRabbit asks for ${asked}; Meta has not answered yet.`,
    'version-ok': ({ served }) => `Meta serves ${served}, as LeadRabbit asks.`,
    'version-ended': ({ asked, served }) =>
      `LeadRabbit asks for ${asked}, but Meta serves ${served}, most likely because ${asked} has ended. Update LeadRabbit, or set FACEBOOK_GRAPH_VERSION to ${served} and restart it.`,
    'mode-unknown': ({ appId }) =>
      `Meta does not say. ${openModeOf(appId)}: otherwise no real lead is announced.`,
    'development-mode': ({ appId, leads: count }) =>
      `The app is subscribed and a sync found ${leads(count)}, but Meta has never sent a webhook: most likely the app is in Development mode. ${openModeOf(appId)}.`,
    'database-missing': ({ file, rescued }) =>
      `The database ${file} was deleted or moved while LeadRabbit was running.${copyOf(rescued)} Nothing new is accepted. Put the same file back, or ${restore(rescued)}.`,
    'database-replaced': ({ file, rescued }) =>
      `The database ${file} was replaced by another file while LeadRabbit was running.${copyOf(rescued)} Nothing new is accepted. Restart LeadRabbit to use the new file, or ${restore(rescued)}.`,
    'database-log-missing': ({ file }) =>
      `Files beside the database ${file} (-wal, -shm) were deleted while LeadRabbit was running. Nothing new is accepted. Restart every LeadRabbit that uses it, and delete no such file again.`,
    'database-damaged': ({ file, rescued }) =>
      `The database ${file} is damaged. Nothing new is accepted, and Meta sends again for up to 36 hours. Check the disk, then ${restore(rescued)}. Leads that came in since the backup are read from Meta again.`,
    'server-unreachable': ({ server }) =>
      `The database server (${server}) does not answer. Nothing new is accepted, and Meta sends again for up to 36 hours. LeadRabbit connects by itself as soon as the server answers. Check the server and the network to it.`,
    'server-not-primary': ({ server }) =>
      `No member of the database (${server}) accepts writes now. Nothing new is accepted, and Meta sends again for up to 36 hours. An election takes a few seconds; if it lasts, check that most members of the replica set are running.`,

    ok: () => 'Everything works: leads come in.',
    disabled: ({ page }) => `${page} is disabled: new leads do not come in until you enable it.`,
    'not-checked': () => 'Not checked yet. The first check runs in a moment.',
    text: ({ text }) => text,
  } satisfies Sentences<typeof REASONS>;
}

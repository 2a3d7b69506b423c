import type { ConnectFailure } from '../../errors.ts';
import type { Formats } from '../formats.ts';

interface Failure {
  readonly title: string;
  /** What to do now. */
  readonly advice: string;
}

const failures: Readonly<Record<ConnectFailure, Failure>> = {
  denied: {
    title: 'The sign-in to Meta was cancelled',
    advice:
      'Nothing was changed. Press Connect again and choose Continue when Meta asks for permission.',
  },
  state: {
    title: 'This sign-in link is no longer valid',
    advice:
      'It was used before, is too old, or was opened in another browser. Press Connect again and finish in this window.',
  },
  code: {
    title: 'Meta’s answer was used already',
    advice: 'This happens if the page is loaded again. Press Connect to get a new one.',
  },
  'app-secret': {
    title: 'Meta refused LeadRabbit’s app secret',
    advice:
      'Ask the person who runs LeadRabbit to compare FACEBOOK_CLIENT_ID and FACEBOOK_CLIENT_SECRET with the app’s settings at Meta, and to restart it.',
  },
  'no-pages': {
    title: 'Meta named no Page',
    advice:
      'Press Connect again and select at least one Page. If Meta offers none, ask for a role on the Page in Meta Business settings.',
  },
  'missing-scopes': {
    title: 'Some permissions were declined',
    advice:
      'LeadRabbit cannot read leads without them. Press Connect again and leave every permission switched on.',
  },
  unreachable: {
    title: 'Meta could not be reached',
    advice:
      'Wait a minute and press Connect again. If it stays like this, check the server’s network.',
  },
  'meta-error': {
    title: 'Meta answered with an error',
    advice: 'Press Connect again in a few minutes. The operator finds the details in the log.',
  },
};

/** The screen of connected Pages and Instagram accounts. */
export const connectors = ({ number, plural, list }: Formats) => {
  const leads = (count: number) =>
    `${number(count)} ${plural(count, { one: 'lead', other: 'leads' })}`;
  const many = (count: number) => `${number(count)} Pages and accounts`;
  const kept = (count: number) => {
    if (count === 0) return 'Leads that LeadRabbit has stay.';
    return count === 1 ? 'Its one lead stays.' : `All ${number(count)} leads stay.`;
  };
  return {
    title: 'Connectors',
    intro: 'Facebook Pages and Instagram accounts whose leads come in here.',
    notRead: 'The Pages could not be read',
    reading: 'Reading the Pages…',
    sync: 'Sync',
    syncHint: 'Sync all enabled Pages',
    enableFirst: 'Enable a Page first',
    connect: 'Connect',
    connectAgain: 'Connect again',
    firstNoticed: 'First noticed',
    totals: 'Totals',
    totalEnabled: 'Enabled',
    totalDisabled: 'Disabled',
    enabled: 'Enabled',
    disabled: 'Disabled',
    leadsTotal: 'Leads',
    leadsDoNotComeIn: ', leads do not come in',
    pagesAndAccounts: 'Pages and accounts',
    enableAll: 'Enable all',
    disableAll: 'Disable all',
    facebookPage: 'Facebook Page',
    instagramAccount: 'Instagram account',
    accountsOf: (name: string) => `Instagram accounts of ${name}`,
    forms: (count: number) => `${number(count)} ${plural(count, { one: 'form', other: 'forms' })}`,
    formsOf: (forms: string, name: string) => `${forms} of ${name}`,
    formId: (id: string) => `Id ${id}`,
    formStates: { ARCHIVED: 'Archived', DELETED: 'Deleted', DRAFT: 'Draft' } as Readonly<
      Record<string, string>
    >,
    leads,
    lastLead: 'Last lead',
    noLeadYet: 'None yet',
    lastSync: 'Last sync',
    never: 'Never',
    syncOf: (name: string) => `Sync ${name}`,
    enable: 'Enable',
    disable: 'Disable',
    delete: 'Delete',
    enableOf: (name: string) => `Enable ${name}`,
    disableOf: (name: string) => `Disable ${name}`,
    deleteOf: (name: string) => `Delete ${name}`,
    change: {
      enable: {
        title: (what: string) => `Enable ${what}?`,
        text: (count: number) =>
          `LeadRabbit asks Meta to send ${count === 1 ? 'its' : 'their'} leads. Each new enquiry then appears in everyone’s lead list by itself.`,
        done: (what: string, count: number) => `${what} ${count === 1 ? 'is' : 'are'} enabled.`,
        failed: (what: string) => `Could not enable ${what}`,
      },
      disable: {
        title: (what: string) => `Disable ${what}?`,
        text: (count: number) =>
          `New enquiries do not come in until you enable ${count === 1 ? 'it' : 'them'} again. Leads that LeadRabbit has stay.`,
        stayEnabled: (names: readonly string[]) =>
          `${list(names)} ${names.length === 1 ? 'stays' : 'stay'} enabled.`,
        done: (what: string, count: number) => `${what} ${count === 1 ? 'is' : 'are'} disabled.`,
        failed: (what: string) => `Could not disable ${what}`,
      },
      delete: {
        title: (what: string) => `Delete ${what}?`,
        account: (page: string, count: number) =>
          `The account is removed. ${kept(count)} From then on leads of its ads count for ${page}: they come in while that Page is enabled. To have the account back, connect again.`,
        page: (accounts: readonly string[], count: number) =>
          `Its connection is removed${accounts.length > 0 ? `, and with it ${list(accounts)}` : ''}. Nothing more comes in. ${kept(count)} To have it back, connect again.`,
        done: (what: string, count: number) => `${what} ${count === 1 ? 'is' : 'are'} deleted.`,
        failed: (what: string) => `Could not delete ${what}`,
      },
      many,
      names: (names: readonly string[]) => list(names),
      progress: (done: number, total: number) => `${number(done)} of ${number(total)}`,
    },
    accountsChoice: {
      label: (names: readonly string[]) => `Enable ${list(names)} too`,
      hint: 'Leads from Instagram ads belong to the Instagram account. They are skipped while it is disabled.',
    },
    lookBack: {
      label: 'Leads to bring in',
      hint: 'You can bring in more later with Sync, as long as Meta keeps them.',
      options: {
        settled: 'Since the last complete sync',
        '0': 'Only new ones from now on',
        '1': 'The last day',
        '7': 'The last 7 days',
        '30': 'The last 30 days',
        '90': 'The last 90 days, all that Meta keeps',
      },
    },
    outcome: {
      failures,
      declined: 'Declined:',
      connected: 'Connected to Meta',
      nothingOn: 'New Pages start disabled. Enable those whose leads you want.',
      goesOn: 'Leads that waited for the sign-in come in now.',
      without: 'Some optional permissions were not granted:',
      addOne: 'To add one, press Connect and switch it on.',
      abilities: {
        'real-time': 'Real-time delivery is off: leads arrive late, by sync.',
        'form-list':
          'Meta does not list the forms, so questions have no labels and missed leads cannot be found.',
        'ad-names': 'Leads do not show the names of their ad and campaign.',
        'portfolio-pages': 'Pages that a business portfolio owns may be missing here.',
        'instagram-accounts':
          'Instagram accounts are not listed separately; their leads come in with the Page.',
      },
    },
    noPages: {
      title: 'No Page is connected yet',
      text: 'No leads come in until you connect a Page. You need a role on the Page that lets you see its leads.',
      steps: [
        ['Connect', 'Sign in to Meta and choose the Pages whose leads you want here.'],
        ['Enable', 'Switch on each Page and Instagram account. Leads come in from then on.'],
        ['Done', 'Each enquiry appears in the lead list within a second.'],
      ] as readonly (readonly [string, string])[],
      button: 'Connect your first Page',
    },
    running: {
      label: 'Sync progress',
      starting: 'Starting the sync…',
      counts: (found: number, fresh: number) => `${number(found)} found, ${number(fresh)} new`,
      readingForms: (page: string) => `${page}: reading its forms`,
      form: (page: string, done: number, total: number, form: string | null) =>
        `${page}: form ${number(done)} of ${number(total)}${form === null ? '' : `, ${form}`}`,
    },
    synced: {
      failed: 'The sync did not work',
      none: 'No new leads',
      some: (count: number) => `Successfully synced ${leads(count)}`,
      problems: (count: number) =>
        `, but ${number(count)} ${plural(count, { one: 'problem needs', other: 'problems need' })} attention`,
      read: (pages: number, found: number) =>
        `${number(pages)} ${plural(pages, { one: 'Page', other: 'Pages' })} read. Meta listed ${leads(found)}.`,
      gaps: {
        older: (count: number) =>
          `${leads(count)} ${plural(count, { one: 'is', other: 'are' })} at Meta and not here: sent before the time to which this sync looked back.`,
        unread: (count: number) =>
          `${leads(count)} ${plural(count, { one: 'is', other: 'are' })} at Meta and not here, because not everything could be read.`,
        unlisted: (count: number) =>
          `Meta counts ${leads(count)} that it does not list, such as a deleted test lead.`,
      },
      further: (days: number) => `Sync the last ${number(days)} days`,
      where: (page: string, forms: readonly string[]) =>
        forms.length === 0 ? page : `${page}, ${list(forms)}`,
    },
    proof: {
      label: (name: string) => `Proof for ${name}`,
      notCompared: 'Not yet compared with Meta’s count. The first sync compares them.',
      counts: (meta: number, here: number) => `Meta ${number(meta)}, here ${number(here)}`,
      checked: 'Checked',
      sync: 'Sync missing leads',
      syncOf: (name: string) => `Sync missing leads of ${name}`,
      differences: {
        missing: (count: number) => `${number(count)} at Meta and not here yet`,
        pending: (count: number) => `${number(count)} pending`,
        'needs-attention': (count: number) =>
          `${number(count)} ${plural(count, { one: 'needs', other: 'need' })} attention`,
        skipped: (count: number) =>
          `${number(count)} skipped, because the Page or account was disabled`,
        dismissed: (count: number) => `${number(count)} dismissed`,
        erased: (count: number) => `${number(count)} erased at the person’s request`,
        unlisted: (count: number) => `${number(count)} that Meta counts and does not list`,
        expired: (count: number) => `${number(count)} older than Meta’s 90 days`,
        beyond: (count: number) =>
          `${number(count)} that Meta no longer counts, such as deleted test leads`,
      },
      neverSynced: 'No background sync yet',
      synced: (ago: string) => `Background sync ${ago}`,
      nextAfterConnect: ', next when it is connected again',
      next: (when: string) => `, next ${when}`,
      /** Between these two stands a time. */
      nothingMissing: ['Nothing that was sent before', 'is missing.'] as readonly [string, string],
    },
    oldestGap: (day: string) => `The oldest lead that could not be read yet was sent on ${day}.`,
    health: {
      title: 'Webhooks and app',
      of: 'webhooks and app',
      check: 'Check now',
      checking: 'Checking…',
      checkHint: 'Check the app and every Page again',
      checkedAll: 'All connections were checked.',
      checkFailed: 'The check did not work.',
      notRead: 'The health of the connections could not be read.',
      notChecked: 'Not checked yet. Press Check now.',
      allWell: 'Everything works: Meta’s webhooks reach LeadRabbit.',
      checks: (count: number) =>
        `${number(count)} ${plural(count, { one: 'check', other: 'checks' })}`,
      checksOf: (count: number, of: string) =>
        `${number(count)} ${plural(count, { one: 'check', other: 'checks' })} of ${of}`,
      troubles: (troubles: number, count: number) =>
        `${number(troubles)} of ${number(count)} checks found ${plural(troubles, { one: 'a problem', other: 'problems' })}.`,
      states: { ok: 'Healthy', unknown: 'Not known', warn: 'Warning', bad: 'Not working' },
      openDelivery: 'Open Delivery',
      history: 'History',
      historyOf: (of: string) => `History of ${of}`,
      historyNotRead: 'The history could not be read.',
      readingHistory: 'Reading the history…',
      noOutage: 'No outage so far.',
      showOlder: 'Show older',
      since: (start: string) => `Since ${start}`,
      span: (start: string, end: string) => `From ${start} to ${end}`,
      noneLate: '; no lead was late.',
      recovered: (count: number) => `; ${leads(count)} recovered.`,
      recoveredSoFar: (recovered: number, affected: number) =>
        `; ${number(recovered)} of ${leads(affected)} recovered so far.`,
    },
    delays: {
      title: 'From Meta into the CRM',
      spanLabel: 'Time span',
      spans: { day: 'Last day', week: 'Last week' },
      notRead: 'The delays could not be read.',
      reading: 'Reading the delays…',
      empty: {
        day: 'No lead came in the last day. When some do, this shows how long they took.',
        week: 'No lead came in the last week. When some do, this shows how long they took.',
      },
      half: (half: string, most: string) =>
        `Half of the leads are here within ${half}, 95% within ${most}.`,
      most: (most: string) => `95% of the leads are here within ${most}.`,
      origin: {
        day: (count: number, how: string) => `${leads(count)} in the last day${how}`,
        week: (count: number, how: string) => `${leads(count)} in the last week${how}`,
      },
      allByWebhook: (count: number): string => (count === 1 ? ', by webhook' : ', all by webhook'),
      allBySync: (count: number): string => (count === 1 ? ', by sync' : ', all by sync'),
      both: (webhook: number, sync: number) =>
        `: ${number(webhook)} by webhook, ${number(sync)} by sync`,
      precision: 'Meta tells times in whole seconds, so each may be up to 1 s quicker.',
      caption: 'How many leads took how long from Meta into the CRM',
      delay: 'Delay',
      byWebhook: 'By webhook',
      bySync: 'By sync',
      upTo: (bound: string) => `up to ${bound}`,
      longer: 'longer',
      units: { d: 'days', h: 'h', min: 'min', s: 's' },
      webhook: 'Webhook',
      sync: 'Sync',
      upToAxis: 'Delay up to …',
    },
  };
};

import type { Formats } from '../formats.ts';

/** What is around every screen: navigation, account menu, notices, and screens that fail to open. */
export const shell = ({ list, number, plural }: Formats) => ({
  skipToContent: 'Skip to content',
  navigation: 'Main',
  leads: 'Leads',
  board: 'Board',
  dashboard: 'Dashboard',
  tasks: 'Tasks',
  meetings: 'Meetings',
  delivery: 'Delivery',
  connectors: 'Connectors',
  /** The screens that an admin needs less often. */
  administration: 'Administration',
  more: 'More',
  people: 'People',
  assignment: 'Assignment',
  audit: 'Audit log',
  apiKeys: 'API keys',
  imports: 'Import',
  pipeline: 'Pipeline',
  privacy: 'Privacy',
  /** Read out after the number of leads that are pending or need attention. */
  notInCrm: 'not in the CRM',
  account: 'Account',
  accountOf: (name: string) => `Account of ${name}`,
  search: 'Search',
  searchWithKeys: 'Search and commands (Ctrl+K)',
  notices: 'Notices',
  unreadNotices: (count: number) =>
    `${number(count)} unread ${plural(count, { one: 'notice', other: 'notices' })}`,
  profile: 'Profile',
  templates: 'Text templates',
  theme: 'Theme',
  themes: { system: 'Same as the device', light: 'Light', dark: 'Dark' },
  language: 'Language',
  languageOfBrowser: 'Same as the browser',
  languageNotLoaded: 'The language could not be loaded. Check your connection and try again.',
  signOut: 'Sign out',
  adminNotice: {
    label: 'Needs an admin',
    connect: 'Connect',
    details: 'Details',
    leadsRefused: (pages: readonly string[]) =>
      `Meta does not let LeadRabbit read the leads of ${list(pages)}.`,
    leadsAtRisk: (pages: readonly string[]) =>
      `LeadRabbit cannot read the leads of ${list(pages)}, or soon will not be able to.`,
    signInAgain: 'They are kept. Press Connect and sign in to Meta again.',
    kept: 'They are kept.',
    seeWhatToDo: 'See what to do',
  },
  adminsOnly: {
    title: 'Only admins can see this page',
    text: 'Admins connect Pages and make sure that no lead is lost. Ask an admin of your team.',
  },
  missing: {
    title: 'This page does not exist',
    text: 'Check the address. The page may have moved.',
  },
  goToLeads: 'Go to your leads',
  broken: { title: 'This page could not be shown', text: 'Load the page again.' },
  notLoaded: 'This screen could not be loaded',
  loading: 'Loading the screen…',
});

import type { AuditEntryAnswer } from '../../contract/audit.ts';
import type { Formats } from '../formats.ts';

/** What each action is called, after who did it. */
const actions: Readonly<Record<AuditEntryAnswer['action'], string>> = {
  'sign-in': 'Signed in',
  'sign-in-failed': 'Sign-in failed',
  'sign-in-slowed': 'Sign-in refused after too many tries',
  'sign-out': 'Signed out',
  'second-factor-failed': 'Wrong second factor',
  'first-admin-made': 'Made the first admin',
  'user-invited': 'Invited a person',
  'user-added': 'Added a person',
  'invite-accepted': 'Accepted the invitation',
  'user-renamed': 'Renamed a person',
  'role-changed': 'Changed a role',
  'user-disabled': 'Disabled a person',
  'user-enabled': 'Enabled a person',
  'reset-link-made': 'Made a link for a new password',
  'password-reset': 'Set a new password by a link',
  'password-changed': 'Changed a password',
  'sessions-ended': 'Ended sessions',
  'two-factor-on': 'Switched two-factor sign-in on',
  'two-factor-off': 'Switched two-factor sign-in off',
  'recovery-codes-made': 'Made new recovery codes',
  'profile-changed': 'Changed a profile',
  connected: 'Connected to Meta',
  'page-enabled': 'Enabled a connection',
  'page-disabled': 'Disabled a connection',
  'page-deleted': 'Deleted a connection',
  'sync-started': 'Started a sync',
  'lead-retried': 'Retried held leads',
  'lead-completed': 'Completed a lead by hand',
  'lead-dismissed': 'Dismissed a lead',
  'lead-status-changed': 'Changed the status of a lead',
  'lead-owner-changed': 'Changed the owner of a lead',
  'lead-changed': 'Changed a lead',
  'setting-changed': 'Changed settings',
  exported: 'Exported data',
  imported: 'Imported data',
  'import-undone': 'Undid an import',
  'export-ended': 'An export ended',
  erased: 'Erased a person',
  'secret-changed': 'Changed a secret',
  'api-key-made': 'Made an API key',
  'api-key-deleted': 'Deleted an API key',
  'calendar-feed-made': 'Made a calendar address',
  'calendar-feed-removed': 'Deleted a calendar address',
  'meta-deauthorized': 'Removed the app at Meta',
  'data-deletion-requested': 'Deleted a Meta identity',
  'retention-run': 'Deleted data that is too old',
};

/** Parts of LeadRabbit that act by themselves, by their id. */
const parts: Readonly<Record<string, string>> = {
  intake: 'LeadRabbit: intake of leads',
  retention: 'LeadRabbit: retention',
  meta: 'Meta',
};

const settings: Readonly<Record<string, string>> = {
  security: 'Security',
  pipeline: 'Pipeline',
  retention: 'Retention',
  visibility: 'Which leads users see',
  'verify-token': 'Verify token of the webhook',
  'app-secret': 'App secret',
  'encryption-key': 'Encryption key of the Page tokens',
};

const fields: Readonly<Record<string, string>> = {
  name: 'name',
  language: 'language',
  timeZone: 'time zone',
  twoFactorForAdmins: 'two-factor sign-in for admins',
  deliveryDays: 'days for bodies of webhooks',
  readingDays: 'days for readings',
  leadDays: 'days for leads',
  deliveries: 'bodies of webhooks',
  readings: 'readings',
  leads: 'leads',
  stages: 'stages',
  lostReasons: 'reasons for lost leads',
  moveLeads: 'stages that leads move to',
  audit: 'audit log',
};

/** The screen of the audit log. */
export const audit = ({ number, plural }: Formats) => ({
  title: 'Audit log',
  intro: 'Who did what, when and from where. Entries cannot be changed or deleted.',
  csv: 'Download CSV',
  csvHint: 'All entries that match the filters',
  entries: 'Entries, newest first',
  reading: 'Loading the audit log…',
  notRead: 'The audit log could not be loaded',
  more: 'Show older entries',
  moreNotRead: 'Older entries could not be loaded.',
  empty: {
    title: 'No entry matches',
    text: 'Nothing was recorded that fits these filters.',
    clear: 'Clear the filters',
  },
  filters: {
    actor: 'Filter by person or API key',
    everybody: 'Everybody',
    action: 'Filter by action',
    everything: 'All actions',
    time: 'Filter by time',
    anyTime: 'Any time',
    lastDays: (days: number) =>
      days === 1
        ? 'Last 24 hours'
        : `Last ${number(days)} ${plural(days, { one: 'day', other: 'days' })}`,
  },
  actions,
  parts,
  actors: { operator: 'Operator at the command line', stranger: 'Not signed in' },
  apiKey: (name: string) => `API key ${name}`,
  deletedKey: 'A deleted API key',
  unknownActor: 'Somebody who is not in the team',
  targets: {
    lead: (id: string) => `Lead …${id}`,
    inboxLead: (id: string) => `Meta’s lead ${id}`,
    page: (id: string) => `Page ${id}, not connected any more`,
    session: 'one session',
    request: (code: string) => `Code ${code}`,
  },
  settings,
  fields,
  /** Read out before the network address. */
  from: 'From',
});

import type { ErrorMessages } from '../../errors.ts';
import type { Sentences } from '../../message.ts';

const MISSING: Readonly<Record<string, string>> = {
  lead: 'This lead does not exist. It may have been deleted.',
  'inbox-lead': 'This lead is not held in Delivery any more. It may be in the lead list by now.',
  page: 'This Page is not connected. It may have been removed.',
  user: 'This person is not in the team. Reload the list of people.',
  session: 'This session has ended already.',
  'api-key': 'This API key does not exist. It may have been deleted.',
  meeting: 'This meeting does not exist. It may have been deleted.',
  task: 'This task does not exist. It may have been deleted.',
  'calendar-feed': 'This calendar address is not valid any more. Make a new one in the profile.',
  'bulk-run': 'This change of several leads does not exist any more.',
  view: 'This view does not exist. It may have been removed.',
  note: 'This note does not exist. It may have been removed.',
  conversation: 'This conversation does not exist. It may have been removed.',
  template: 'This template does not exist. It may have been removed.',
  import: 'This import does not exist any more.',
  change: 'This change cannot be undone any more.',
};

export const errors = {
  'invalid-input': ({ fields }) => (fields === '' ? 'Check your input.' : `Check: ${fields}.`),
  'invalid-cursor': () => 'This cursor is not valid. Start again without one.',
  'unreadable-body': () => 'The request could not be read. Send valid JSON.',
  'body-incomplete': () => 'The request ended before its body was complete. Send it again.',
  'unreadable-webhook': () => 'The body of the webhook is not the JSON of a delivery.',
  'since-in-future': () =>
    'since lies in the future. Send a time that has passed, or leave it out.',
  'range-wrong': ({ days }) =>
    `Choose at most ${days} days. The last day must not be before the first.`,
  'unknown-zone': ({ zone }) => `${zone} is not a time zone. Use a name such as Europe/Madrid.`,
  'invalid-local-time': ({ local }) =>
    `${local} is not a date and time of a calendar. Write it as in 2026-12-01T09:00.`,
  'view-with-search': () =>
    'A view with a search cannot be shared, because the search may name a person. Remove the search, or keep the view to yourself.',
  'contact-missing': () => 'Enter at least a name, an e-mail address or a phone number.',
  'file-empty': () =>
    'The file has no rows. It needs a first row with the names of its columns, and a row for each lead.',
  'file-without-names': () =>
    'The first row looks like a lead, because it has an e-mail address or a phone number. Add a first row with the names of the columns.',
  'file-unreadable': ({ line }) =>
    `The file cannot be read from line ${line} on. Check that every quote has its end, and save the file as CSV again.`,
  'file-too-long': ({ most }) =>
    `The file has more than ${most} rows. Divide it and import the parts one after the other.`,
  'file-too-large': ({ most }) =>
    `The file is larger than ${most} MB. Divide it and import the parts one after the other, each with the names of the columns, or raise IMPORT_LIMIT_MB in the configuration of LeadRabbit.`,
  'disk-full': ({ needed, free }) =>
    `The disk of LeadRabbit needs ${needed} MB for this file, and has ${free} MB. Make room on the disk, or divide the file and import the parts one after the other.`,
  'mapping-wrong': ({ columns }) =>
    `The file has ${columns} columns, and as many have to be mapped.`,
  'page-disabled': ({ page }) => `${page} is disabled. Enable it first, then sync.`,
  'nothing-enabled': () => 'No Page is enabled. Enable one first, then sync.',
  'account-refused': () =>
    'The account could not be created. Check the name, the e-mail address and the password.',
  'account-exists': () => 'There is an account with this e-mail address already.',
  'password-too-short': () => 'The password is too short. Use at least 8 characters.',
  'password-too-long': () => 'The password is too long. Use at most 128 characters.',
  'password-too-common': () =>
    'This password is one of the most common ones, so it is guessed first. Choose another one, such as three or four random words.',
  'wrong-current-password': () => 'The current password is wrong. Nothing was changed.',
  'wrong-second-factor': () =>
    'This code is wrong or has been used already. Enter the newest code of your authenticator app, or a recovery code.',
  'second-factor-over': () =>
    'This sign-in has expired. Sign in with your password again, then enter the code.',
  'second-factor-slowed': () =>
    'There were too many wrong codes for this account. Wait 15 minutes, or set a new password and sign in with it.',
  'second-factor-unreadable': () =>
    'The two-factor sign-in of this account cannot be read any more. Ask an admin to remove it, then set it up again.',
  'second-factor-on': () =>
    'Two-factor sign-in is on already. Switch it off first to set it up again.',
  'invalid-email': () => 'This is not a valid e-mail address.',
  'signed-request-wrong': () =>
    'signed_request is missing or was not signed with the secret of this app. Nothing was changed.',
  'connect-denied': () =>
    'The sign-in to Meta was cancelled. Connect again and grant the permissions.',
  'connect-state': () => 'This sign-in is unknown, too old or was used already. Connect again.',
  'connect-code': () =>
    "Meta's code was used already or has expired. Connect again to get a new one.",
  'connect-app-secret': () =>
    'Meta refused the app. Check FACEBOOK_CLIENT_ID and FACEBOOK_CLIENT_SECRET, and restart LeadRabbit.',
  'connect-no-pages': () =>
    'Meta named no Page. Connect again and select at least one Page that you manage.',
  'connect-missing-scopes': ({ permissions }) =>
    `Permissions that LeadRabbit needs were declined. Connect again and grant: ${permissions}.`,
  'connect-unreachable': () => 'Meta could not be reached. Wait a minute and connect again.',
  'connect-meta-error': () => 'Meta answered with an error. Connect again in a few minutes.',
  'sign-in-refused': () => 'The sign-in could not be read. Send an e-mail address and a password.',
  'not-signed-in': () => 'You are not signed in. Sign in and try again.',
  'wrong-password': () =>
    'The e-mail address or the password is wrong. Try again, or ask an admin for a new password.',
  'api-key-wrong': () =>
    'This API key is not known. It may have been deleted; ask an admin for a new one.',
  'api-key-expired': () => 'This API key has expired. Ask an admin for a new one.',
  'signature-missing': () => 'The header X-Hub-Signature-256 is missing.',
  'signature-wrong': () =>
    'The signature is wrong. Check that FACEBOOK_APP_SECRET is the secret of this app.',
  'admins-only': () => 'Only an admin can do this. Ask an admin of your team.',
  'scope-missing': ({ scope }) =>
    `This API key may not do that: it needs the scope ${scope}. Ask an admin for a key with it.`,
  'session-needed': () =>
    'Only a person who is signed in can do this. An API key does not open it.',
  'account-disabled': () => 'This account is disabled. Ask an admin of your team.',
  'two-factor-needed': () =>
    'Admins need two-factor sign-in here. Set it up in your profile, then try again.',
  'not-your-note': () => 'Only its author or an admin can change or remove a note.',
  'not-your-conversation': () =>
    'Only the person who logged a conversation or an admin can correct or remove it.',
  'not-your-view': () => 'Only its author or an admin can change or remove a shared view.',
  'not-your-template': () => 'Only admins can change or remove a template that everybody sees.',
  'foreign-origin': () =>
    'This request came from another website and was refused. Open LeadRabbit itself and try again.',
  'foreign-host': () =>
    'LeadRabbit does not answer to this host name. Open it at its own address, or add the name to ALLOWED_HOSTS.',
  'wrong-code': () =>
    'This is not the set-up code. LeadRabbit prints the code when it starts; restart it to get a new one.',
  'no-such-route': ({ method }) => `There is no ${method} at this address.`,
  'not-found': ({ what }) => MISSING[what] ?? 'This does not exist. It may have been deleted.',
  'too-slow': () => 'The request took too long to arrive. Send it again.',
  'last-admin': () => 'This is the last admin who can sign in. Make somebody else an admin first.',
  'person-disabled': () => 'This person is disabled. Enable them first.',
  'hand-over-needed': ({ leads, tasks, meetings }) =>
    `This person still has work (leads: ${leads}, open tasks: ${tasks}, planned meetings: ${meetings}). Say who gets it, then disable them.`,
  'mail-not-configured': () =>
    'LeadRabbit cannot send mail here. Ask an admin of your team for a link to set a new password.',
  'setup-done': () => 'LeadRabbit is set up already. Sign in instead.',
  'pipeline-changed-since': () =>
    'Somebody else has changed the pipeline since you opened it. Nothing was saved; load it again, then make your changes.',
  'stage-has-leads': ({ stage, leads }) =>
    `The stage ${stage} has ${leads} leads. Choose the stage that they go to.`,
  'first-stage-fixed': () =>
    'New leads come into the stage New. It is always the first stage, and does not count as contacted, won or lost.',
  'stage-repeated': ({ stage }) => `Two stages are called ${stage}. Give each stage its own name.`,
  'stage-unknown': ({ stage }) => `There is no stage ${stage}. GET /api/pipeline lists all stages.`,
  'planner-changed-since': ({ fields }) =>
    `Somebody else has changed this since you opened it: ${fields}. Look at the new values, then save again.`,
  'status-changed-since': ({ status }) =>
    `The status was changed again and is now ${status}. Nothing was undone.`,
  'lead-busy': () =>
    'LeadRabbit is trying this lead right now. Wait a few seconds, then dismiss it.',
  'lead-changed-since': ({ fields }) =>
    `Somebody has changed this since you opened it: ${fields}. Nothing was saved; look at the new value, then decide again.`,
  'too-many-views': ({ most }) =>
    `You can have at most ${most} views. Remove one that you do not need any more.`,
  'file-imported-before': () => 'This file was imported before. Nothing was imported again.',
  'import-running': () => 'This import is still running. Wait until it is done.',
  'import-undone': () => 'This import was undone already.',
  'import-busy': () => 'Somebody else sent this file at the same moment. Send it again.',
  'too-many-notes': ({ most }) =>
    `A lead can have ${most} notes. Remove one that is not needed any more, or change an existing one.`,
  'bulk-running': () =>
    'The change of these leads is still running. Wait until it is done, then undo it.',
  'bulk-undo-over': () =>
    'This change cannot be undone any more. A change of several leads can be undone for ten minutes.',
  'place-changed-since': () =>
    'The board has changed since you opened it. Nothing was moved; look at it again, then move the lead.',
  'changed-since': () => 'Somebody has changed this since then. Nothing was changed back.',
  'too-many-templates': ({ most }) =>
    `One person can see at most ${most} templates. Remove one that is not needed any more.`,
  'page-busy': () =>
    'Somebody else is enabling or disabling this connection right now. Wait a minute and try again.',
  'sync-running': ({ page }) => `A sync of ${page} is running. Wait until it is done.`,
  'link-over': () =>
    'This link has expired or was used already. Sign in if you have chosen a password with it; otherwise ask an admin of your team for a new one.',
  'lead-erased': () => 'This person was erased. The lead does not come back.',
  'too-large': () => 'The request is too large. Send less at once.',
  'wrong-type': () =>
    'Send JSON with Content-Type application/json, or a file to import with text/csv.',
  'owner-disabled': () => 'This person is disabled. Choose somebody who can sign in.',
  'too-many': () => 'Too many tries. Wait a minute and try again.',
  'sign-in-slowed': () =>
    'Somebody is trying many passwords for this account, so sign-ins to it are slow now. Try again in a few seconds, or ask an admin for a link to set a new password.',
  internal: () =>
    'Something went wrong in LeadRabbit. Try again; the operator finds the cause in the log.',
  'sync-failed': () => 'Nothing could be synced.',
  'meta-refused': () => 'Meta refused this.',
  'storage-unavailable': () =>
    'The database cannot be used right now. Nothing was lost; try again shortly.',
  'too-busy': () =>
    'LeadRabbit is receiving more than it can check at once. Send it again in a few seconds.',
  'too-many-sign-ins': () => 'Too many people are signing in at once. Try again in a few seconds.',
  closing: () => 'LeadRabbit is stopping. Try again when it runs again.',
} satisfies Sentences<ErrorMessages>;

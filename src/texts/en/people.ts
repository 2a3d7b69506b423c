import { absences } from './absences.ts';
/** The screen of the people of the team, for admins. */
export const people = () => ({
  title: 'People',
  intro: 'Who works with LeadRabbit, and what they may do.',
  invite: 'Invite a person',
  list: 'People of the team',
  notRead: 'The people could not be loaded',
  reading: 'Loading the people…',
  you: 'You',
  roles: { admin: 'Admin', user: 'User' },
  roleHints: {
    admin: 'Connects Pages and manages people',
    user: 'Works with the leads',
  },
  role: 'Role',
  roleOf: (name: string) => `Role of ${name}`,
  statuses: { active: 'Active', invited: 'Invited', disabled: 'Disabled' },
  twoFactor: 'Two-factor',
  neverSeen: 'Has not signed in yet',
  lastSeen: 'Last seen',
  actionsFor: (name: string) => `Actions for ${name}`,
  absences: absences(),
  actions: {
    absences: 'Absences',
    rename: 'Rename',
    newInvite: 'New invitation link',
    newPassword: 'Link for a new password',
    removeTwoFactor: 'Remove the second factor',
    disable: 'Disable',
    enable: 'Enable',
  },
  name: 'Name',
  email: 'E-mail',
  save: 'Save',
  sendInvite: 'Make the invitation',
  done: {
    renamed: (name: string) => `The name is now ${name}.`,
    role: {
      admin: (name: string) => `${name} is an admin now.`,
      user: (name: string) => `${name} is a user now.`,
    },
    disabled: (name: string) => `${name} is disabled and signed out everywhere.`,
    enabled: (name: string) => `${name} can sign in again.`,
    twoFactorRemoved: (name: string) => `${name} signs in with the password alone now.`,
  },
  confirm: {
    disable: {
      title: (name: string) => `Disable ${name}?`,
      text: 'Their sessions end within a second, and their links stop working. What they did stays. You can enable them again.',
    },
    handOver: {
      label: 'Who gets their leads, open tasks and meetings?',
      nobody: 'Nobody: rules assign the leads nobody has contacted',
    },
    enable: {
      title: (name: string) => `Enable ${name}?`,
      text: 'They can sign in again with the password that they had.',
    },
    removeTwoFactor: {
      title: (name: string) => `Remove the second factor of ${name}?`,
      text: 'They sign in with the password alone until they set up a new one. Make sure that it is really them who ask.',
    },
  },
  link: {
    inviteTitle: (name: string) => `Invitation for ${name}`,
    resetTitle: (name: string) => `New password for ${name}`,
    label: 'Link',
    copy: 'Copy the link',
    once: 'This link is shown only now. It works once.',
    until: (moment: string) => `It is valid until ${moment}.`,
    mail: {
      sent: (email: string) => `The link was mailed to ${email} as well.`,
      failed: (email: string) =>
        `The mail to ${email} could not be sent. Copy the link and pass it on yourself.`,
      'not-configured': () =>
        'LeadRabbit cannot send mail here. Copy the link and pass it on yourself.',
    },
    close: 'Done',
  },
  leadVisibility: {
    label: 'Users see only their own leads',
    hint: 'People with the role User see the leads that they own and the leads without an owner. All other leads are hidden from them in lists, searches, counts, calendars and the dashboard. Admins and API keys see all leads.',
    notRead: 'The setting could not be loaded.',
    on: 'Users now see only their own leads and the leads without an owner.',
    off: 'Everybody now sees all leads.',
  },
  twoFactorForAdmins: {
    label: 'Admins need two-factor sign-in',
    hint: 'An admin without a second factor cannot use the admin screens until they set one up in their profile.',
    notRead: 'The setting could not be loaded.',
    on: 'Admins need two-factor sign-in from now on.',
    off: 'Admins may sign in with the password alone.',
  },
});

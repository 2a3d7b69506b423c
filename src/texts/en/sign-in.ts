/** The screens before a person is signed in: sign-in and set-up. */
export const signIn = () => ({
  title: 'Sign in to LeadRabbit',
  intro: {
    first: 'Every enquiry on your screen, within a second.',
    ended: 'Your session has ended. Sign in again to continue.',
    'signed-out': 'You signed out in another tab. Sign in again to continue.',
  },
  email: 'E-mail',
  password: 'Password',
  signIn: 'Sign in',
  language: 'Language',
  demo: {
    title: 'This is a demo',
    intro: 'An emulator stands in for Meta. Choose an account:',
    adminCan: 'Connects Pages and sees everything',
    salesCan: 'Works on leads',
    signInAsAdmin: 'Sign in as admin',
    signInAsSales: 'Sign in as sales user',
    openEmulator: 'Open the Meta emulator',
  },
  setup: {
    title: 'Set up LeadRabbit',
    intro: 'Create the first admin account. After that you connect your Pages.',
    code: 'Set-up code',
    codeHint: 'LeadRabbit printed it when it started.',
    name: 'Name',
    passwordHint: 'At least 8 characters.',
    create: 'Create admin account',
  },
});

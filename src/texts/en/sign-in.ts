/** The sign-in screen. */
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
  forgotPassword: 'Forgot password?',
  secondStep: {
    title: 'Enter your code',
    intro: 'Open your authenticator app and enter the six digits that it shows for LeadRabbit.',
    code: 'Code',
    continue: 'Continue',
    useRecoveryCode: 'Use a recovery code',
    recoveryIntro:
      'Enter one of the recovery codes that you saved. Each works once. If you have none left, ask an admin to remove your second factor.',
    recoveryCode: 'Recovery code',
    useApp: 'Use the authenticator app',
    startOver: 'Start over',
  },
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
});

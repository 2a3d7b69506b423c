/** The screens on which a person gets access or a new password: set-up, invitation, forgotten password. */
export const access = () => ({
  forgot: {
    title: 'Set a new password',
    intro: 'Enter your e-mail address. LeadRabbit sends you a link to set a new password.',
    send: 'Send the link',
    askAdmin:
      'This LeadRabbit does not send mail. Ask an admin of your team for a link to set a new password. An admin makes one under People.',
    sent: 'Look into your mail',
    sentText: (email: string) =>
      `If there is an account for ${email}, a mail with a link is on its way. The link is valid for one hour. If no mail comes, check the address and your spam folder.`,
    otherAddress: 'Use another address',
    back: 'Back to the sign-in',
  },
  newPassword: {
    label: 'New password',
    start: 'At least 8 characters. 15 or more are better.',
    'too-short': 'Too short: at least 8 characters.',
    enough: 'Long enough. 15 or more characters are safer.',
    long: 'Strong: long passwords are hard to guess.',
  },
  link: {
    checking: 'Checking the link…',
    notChecked: 'The link could not be checked',
    over: 'This link does not work any more',
    goToSignIn: 'Go to the sign-in',
    askForNew: 'Get a new link',
    inviteTitle: (name: string) => `Welcome, ${name}`,
    inviteIntro: (email: string) => `Choose a password. You sign in with it and ${email}.`,
    join: 'Start working',
    resetTitle: 'Set a new password',
    resetIntro: (email: string) =>
      `For the account ${email}. Other browsers that are signed in to it are signed out.`,
    reset: 'Save and sign in',
  },
  setup: {
    title: 'Set up LeadRabbit',
    intro: 'Create the first admin account. After that you connect your Pages.',
    code: 'Set-up code',
    codeHint: 'LeadRabbit printed it when it started.',
    name: 'Name',
    create: 'Create admin account',
  },
});

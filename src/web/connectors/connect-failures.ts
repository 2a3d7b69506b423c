import type { ConnectFailure } from '../../contract/error.ts';

interface Failure {
  readonly title: string;
  /** What to do now. */
  readonly advice: string;
}

/** A sentence for every way in which a sign-in to Meta can end without Pages. */
export const FAILURES: Readonly<Record<ConnectFailure, Failure>> = {
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
    advice: 'This happens when the page is loaded again. Press Connect to get a new one.',
  },
  'app-secret': {
    title: 'Meta refused LeadRabbit’s app secret',
    advice:
      'Ask whoever runs LeadRabbit to check FACEBOOK_CLIENT_ID and FACEBOOK_CLIENT_SECRET against the app’s settings at Meta, and to restart it.',
  },
  'no-pages': {
    title: 'Meta named no Page',
    advice:
      'Press Connect again and select at least one Page. If none is offered, ask for a role on the Page in Meta Business settings.',
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

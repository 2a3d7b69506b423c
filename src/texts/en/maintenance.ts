import type { Formats } from '../formats.ts';

/** What should be changed every quarter. */
export const maintenance = ({ list }: Formats) => ({
  title: 'Quarterly maintenance',
  intro: 'Change these every 90 days. A secret that somebody copied then stops working.',
  reading: 'Loading when the secrets were changed…',
  notRead: 'The dates could not be loaded.',
  names: {
    'verify-token': 'Verify token of the webhook',
    'app-secret': 'App secret',
    'encryption-key': 'Encryption key of the Page tokens',
    'page-tokens': 'Page tokens',
  },
  since: {
    'verify-token': (day: string) => `The same since ${day}.`,
    'app-secret': (day: string) => `The same since ${day}.`,
    'encryption-key': (day: string) => `The same since ${day}.`,
    'page-tokens': (day: string) => `The oldest one is from ${day}.`,
  },
  none: {
    'verify-token': 'None is set.',
    'app-secret': 'None is set.',
    'encryption-key': 'None is set. LeadRabbit uses the key in its data folder.',
    'page-tokens': 'No Page is connected, or it was connected before LeadRabbit kept the date.',
  },
  advice: {
    'verify-token':
      'Ask the person who runs LeadRabbit to set a new FACEBOOK_WEBHOOK_VERIFY_TOKEN, keep the old one as FACEBOOK_WEBHOOK_VERIFY_TOKEN_PREVIOUS, restart, and enter the new one in the webhook settings of the app at Meta.',
    'app-secret':
      'Ask the person who runs LeadRabbit to reset the app secret at Meta (App settings, Basic), set the new FACEBOOK_APP_SECRET, keep the old one as FACEBOOK_APP_SECRET_PREVIOUS for 36 hours, and restart.',
    'encryption-key':
      'Ask the person who runs LeadRabbit to set a new TOKEN_ENCRYPTION_KEY, keep the old one as TOKEN_ENCRYPTION_KEY_PREVIOUS for one start, and restart.',
    'page-tokens': 'Open Connectors, press Connect and sign in to Meta again with all Pages.',
  },
  notice: {
    title: 'Quarterly maintenance is due',
    text: (names: readonly string[]) => `Older than 90 days: ${list(names)}.`,
    link: 'See what to do',
  },
});

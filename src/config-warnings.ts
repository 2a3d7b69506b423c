import type { Config } from './config.ts';

/** A session secret with fewer different characters was not generated at random. */
const FEWEST_CHARACTERS = 10;

const SHORTEST_VERIFY_TOKEN = 16;

/** Meta's app secrets are 32 hexadecimal digits. */
const APP_SECRET = /^[0-9a-f]{32}$/;

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * Warns of settings that LeadRabbit accepts but that are a risk. Each warning is a sentence that
 * says what to do. It never contains a secret.
 */
export function warningsOf(config: Config): string[] {
  return [...(config.production ? productionWarnings(config) : []), ...mailWarnings(config)];
}

function productionWarnings(config: Config): string[] {
  const { url, trustProxy, sessionSecret = '', meta, admin } = config;
  const warnings: string[] = [];
  const warn = (isRisky: boolean, sentence: string) => {
    if (isRisky) warnings.push(sentence);
  };
  warn(
    url.startsWith('http:'),
    'URL begins with http://, so passwords and sessions travel unprotected and Meta sends no webhooks. Serve LeadRabbit over https and set URL to that address.',
  );
  warn(
    trustProxy === true,
    'TRUST_PROXY is true, so any client can claim any network address and the limits on sign-ins stop nobody. Set it to the address of your proxy.',
  );
  warn(
    new Set(sessionSecret).size < FEWEST_CHARACTERS,
    'NEXTAUTH_SECRET is easy to guess, and whoever guesses it can sign in as anybody. Make one with "openssl rand -base64 32".',
  );
  warn(
    meta.verifyTokens.some((token) => token.length < SHORTEST_VERIFY_TOKEN),
    `FACEBOOK_WEBHOOK_VERIFY_TOKEN is shorter than ${SHORTEST_VERIFY_TOKEN} characters. Make one with "openssl rand -hex 16".`,
  );
  warn(
    ![meta.clientSecret, ...meta.webhookSecrets].every((secret) => APP_SECRET.test(secret)),
    'FACEBOOK_CLIENT_SECRET or FACEBOOK_APP_SECRET is not 32 hexadecimal digits as Meta’s app secrets are. Copy it again from App settings > Basic.',
  );
  warn(
    config.mongodb !== undefined && config.tokenKeys.current === undefined,
    'TOKEN_ENCRYPTION_KEY is not set, so each machine makes a key of its own, and a second one could not open the tokens of the Pages. Make one with "openssl rand -base64 32" and set it on every machine. Keep the token.key of the data folder: it opens the tokens that are stored now.',
  );
  const graph = new URL(meta.graphUrl);
  warn(
    graph.protocol === 'http:' && !LOOPBACK.test(graph.hostname),
    'FACEBOOK_GRAPH_URL begins with http://, so access tokens travel unprotected. Use https://graph.facebook.com.',
  );
  const secrets = [sessionSecret, meta.clientSecret, ...meta.webhookSecrets, ...meta.verifyTokens];
  warn(
    [...secrets, admin?.password ?? ''].some((secret) => secret !== secret.trim()),
    'A secret or password in the configuration begins or ends with a space, which is part of it. Remove the space if it is not meant.',
  );
  return warnings;
}

/**
 * Mail servers refuse a sender of another domain than the account's, or receivers reject the mail.
 */
function mailWarnings({ mail: { smtpUrl, from } }: Config): string[] {
  if (smtpUrl === undefined || from === undefined) return [];
  const user = decodeURIComponent(new URL(smtpUrl).username);
  const [userDomain, fromDomain] = [domainOf(user), domainOf(from)];
  if (userDomain === undefined || userDomain === fromDomain) return [];
  return [
    'MAIL_FROM is of another domain than the user of SMTP_URL. Many mail servers refuse such mails; use an address of the same domain.',
  ];
}

const domainOf = (address: string): string | undefined =>
  /@([^@>\s]+)>?$/.exec(address)?.[1]?.toLowerCase();

import { createHmac, timingSafeEqual } from 'node:crypto';

export type SignatureVerdict = 'valid' | 'missing' | 'wrong';

const PREFIX = 'sha256=';

/**
 * Checks `X-Hub-Signature-256`: the HMAC-SHA256 of the raw body under the app secret. Meta signs
 * the escaped bytes that it sends, so the body must be hashed as it came and never written again:
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started#event-notifications
 *
 * @param secrets several while a secret is being changed; any may fit
 */
export function checkSignature(
  rawBody: Buffer,
  header: string | undefined,
  secrets: readonly string[],
): SignatureVerdict {
  if (header === undefined || header === '') return 'missing';
  if (!header.startsWith(PREFIX)) return 'wrong';
  const given = Buffer.from(header.slice(PREFIX.length).toLowerCase());
  const fits = secrets.map((secret) => {
    const expected = Buffer.from(createHmac('sha256', secret).update(rawBody).digest('hex'));
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  return fits.includes(true) ? 'valid' : 'wrong';
}

import { createHmac, timingSafeEqual } from 'node:crypto';

export type SignatureVerdict = 'valid' | 'missing' | 'wrong';

const PREFIX = 'sha256=';

/**
 * Checks `X-Hub-Signature-256`: the HMAC-SHA256 of the raw body, with the app secret as its key.
 * Meta signs the escaped bytes that it sends, so the hash must be of the body as it came, not of
 * JSON that is written again:
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started#event-notifications
 *
 * @param secrets the valid app secrets; there are several while the secret is being changed
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

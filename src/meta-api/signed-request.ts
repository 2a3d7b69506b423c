import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

const payloadSchema = z.object({
  algorithm: z.string().transform((name) => name.toUpperCase()),
  user_id: z.coerce.string().regex(/^\d{1,32}$/),
});

/** The content of a `signed_request`: the person that it is about. */
export interface SignedRequest {
  /** The app-scoped id of a person who connected Pages, never of a person who sent a form. */
  readonly userId: string;
}

/**
 * Reads the `signed_request` of Meta's deauthorize and data deletion callbacks: the base64url of an
 * HMAC-SHA256, a dot, and the base64url of JSON. The HMAC is over the encoded JSON, with the app
 * secret as its key.
 *
 * @param secrets the valid app secrets; there are several while the secret is being changed
 * @returns undefined if the signature is wrong or the content cannot be read
 * @see
 *   https://developers.facebook.com/docs/facebook-login/guides/advanced/oidc-token/signed-request
 * @see
 *   https://developers.facebook.com/docs/development/create-an-app/app-dashboard/data-deletion-callback
 */
export function readSignedRequest(
  text: string,
  secrets: readonly string[],
): SignedRequest | undefined {
  const [signature = '', payload = '', ...rest] = text.split('.');
  if (rest.length > 0 || !isSigned(signature, payload, secrets)) return undefined;
  const read = payloadSchema.safeParse(parseJson(Buffer.from(payload, 'base64url').toString()));
  if (read.data?.algorithm !== 'HMAC-SHA256') return undefined;
  return { userId: read.data.user_id };
}

function isSigned(signature: string, payload: string, secrets: readonly string[]): boolean {
  const given = Buffer.from(signature.replace(/=+$/, ''));
  const fits = secrets.map((secret) => {
    const expected = Buffer.from(createHmac('sha256', secret).update(payload).digest('base64url'));
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  return fits.includes(true);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

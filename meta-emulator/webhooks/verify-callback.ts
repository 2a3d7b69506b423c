import type { Random } from '../world/random.ts';

/**
 * The verification handshake. Returns what went wrong, or undefined if the callback echoed the
 * challenge.
 */
export async function verifyCallback(
  callbackUrl: string,
  verifyToken: string,
  random: Random,
  timeoutMs: number,
): Promise<string | undefined> {
  const challenge = String(random.int(100_000_000, 1_999_999_999));
  try {
    const url = new URL(callbackUrl);
    url.searchParams.set('hub.mode', 'subscribe');
    url.searchParams.set('hub.challenge', challenge);
    url.searchParams.set('hub.verify_token', verifyToken);
    const response = await fetch(url, {
      headers: { 'user-agent': 'facebookplatform/1.0 (+http://developers.facebook.com)' },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const body = await response.text();
    if (response.status !== 200)
      return `HTTP Status Code = ${response.status}; HTTP Message = ${response.statusText}`;
    return body === challenge
      ? undefined
      : `Received unexpected verification response. Expected: ${challenge}`;
  } catch (error) {
    return `The URL couldn't be validated. ${error instanceof Error ? error.message : ''}`.trim();
  }
}

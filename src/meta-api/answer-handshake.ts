import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * The challenge that Meta wants back when it verifies a callback URL, or undefined if the
 * request is refused:
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests
 *
 * @param verifyTokens several while the token is being changed; any may fit
 */
export function answerHandshake(
  query: Readonly<Record<string, unknown>>,
  verifyTokens: readonly string[],
): string | undefined {
  const challenge = query['hub.challenge'];
  const token = query['hub.verify_token'];
  if (query['hub.mode'] !== 'subscribe' || typeof token !== 'string') return undefined;
  // Meta's challenge is a number; anything longer would turn this into an echo for strangers.
  if (typeof challenge !== 'string' || !/^[\w-]{1,64}$/.test(challenge)) return undefined;
  return verifyTokens.some((expected) => isSame(token, expected)) ? challenge : undefined;
}

const isSame = (given: string, expected: string): boolean =>
  timingSafeEqual(digest(given), digest(expected));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Answers the request by which Meta verifies a callback URL:
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests
 *
 * @param verifyTokens the valid tokens; there are several while the token is being changed
 * @returns the challenge to send back, or undefined if the request is refused
 */
export function answerHandshake(
  query: Readonly<Record<string, unknown>>,
  verifyTokens: readonly string[],
): string | undefined {
  const challenge = query['hub.challenge'];
  const token = query['hub.verify_token'];
  if (query['hub.mode'] !== 'subscribe' || typeof token !== 'string') return undefined;
  // Meta's challenge is a number. Without a limit, anybody could make this server echo any text.
  if (typeof challenge !== 'string' || !/^[\w-]{1,64}$/.test(challenge)) return undefined;
  return verifyTokens.some((expected) => isSame(token, expected)) ? challenge : undefined;
}

const isSame = (given: string, expected: string): boolean =>
  timingSafeEqual(digest(given), digest(expected));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

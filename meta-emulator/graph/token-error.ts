import { GraphError } from './graph-error.ts';

const START = 'Error validating access token: ';

/**
 * Why a token is refused.
 *
 * Source: developers.facebook.com/docs/graph-api/guides/error-handling.
 */
export function tokenError(subcode: number, now: Date, expiredAt: Date = now): GraphError {
  return new GraphError({ code: 190, subcode, message: tokenMessage(subcode, now, expiredAt) });
}

export function tokenMessage(subcode: number, now: Date, expiredAt: Date): string {
  switch (subcode) {
    case 458:
      return `${START}The user has not authorized application.`;
    case 460:
      return `${START}The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.`;
    case 467:
      return `${START}The session is invalid because the user logged out.`;
    case 492:
      return `${START}User does not have a role on the Page or the Page access token is no longer valid.`;
    default:
      return `${START}Session has expired on ${metaDate(expiredAt)}. The current time is ${metaDate(now)}.`;
  }
}

/** "Thursday, 29-Jul-21 10:00:00 PDT" */
function metaDate(date: Date): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: 'America/Los_Angeles',
    weekday: 'long',
    day: '2-digit',
    month: 'short',
    year: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  }).formatToParts(date);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('weekday')}, ${part('day')}-${part('month')}-${part('year')} ${part('hour')}:${part('minute')}:${part('second')} ${part('timeZoneName')}`;
}

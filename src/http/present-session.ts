import Bowser from 'bowser';
import type { OwnSession } from '../contract/account.ts';
import type { SessionDetails } from '../users/session-store.ts';

/** Longer ones are made up. */
const LONGEST_USER_AGENT = 1_000;

/** @param currentId the session of the request */
export function presentSession(session: SessionDetails, currentId: string): OwnSession {
  return {
    id: session.id,
    current: session.id === currentId,
    ...deviceOf(session.userAgent),
    address: session.address,
    createdAt: session.createdAt.toISOString(),
    lastUsedAt: session.lastUsedAt.toISOString(),
  };
}

function deviceOf(userAgent: string | null): Pick<OwnSession, 'browser' | 'system'> {
  if (userAgent === null) return { browser: null, system: null };
  const { browser, os } = Bowser.parse(userAgent.slice(0, LONGEST_USER_AGENT));
  return { browser: browser.name || null, system: os.name || null };
}

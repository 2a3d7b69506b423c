/** A sign-in that waits for the second factor. */
export interface PendingSignIn {
  readonly userId: string;
  /** The cookie that better-auth needs with the code. */
  readonly cookie: string;
}

/** What is needed of better-auth. */
interface PendingSource {
  readonly cookieName: string;
  readonly find: (identifier: string) => Promise<{ value: string; expiresAt: Date } | null>;
  readonly now: () => Date;
}

/**
 * The sign-in that waits for the second factor in the browser that sent these cookies. Whether the
 * cookie is genuine is left to better-auth, which gets it with the code.
 */
export async function findPending(
  cookies: string,
  { cookieName, find, now }: PendingSource,
): Promise<PendingSignIn | undefined> {
  const start = `${cookieName}=`;
  const pairs = cookies.split(';').map((pair) => pair.trim());
  const cookie = pairs.find((pair) => pair.startsWith(start));
  // The value is a random identifier, a dot and its signature.
  const [identifier] = cookie?.slice(start.length).split('.', 1) ?? [];
  if (!cookie || !identifier?.startsWith('2fa-')) return undefined;
  const pending = await find(identifier);
  return pending && pending.expiresAt > now() ? { userId: pending.value, cookie } : undefined;
}

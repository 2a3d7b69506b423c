import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * A browser that has signed in to an account before has a mark of it in a cookie. The mark does not
 * prove the identity. It only spares the person the waits that strangers cause by guessing.
 */
export interface KnownDevices {
  /** The mark for a cookie. */
  mark(email: string): string;
  isKnown(email: string, mark: string | undefined): boolean;
}

/** @param secret the one that signs session cookies */
export function createKnownDevices(secret: string): KnownDevices {
  const mark = (email: string) =>
    createHmac('sha256', secret)
      .update(`known-device:${email.trim().toLowerCase()}`)
      .digest('base64url');
  return {
    mark,
    isKnown: (email, given) => {
      const [expected, actual] = [Buffer.from(mark(email)), Buffer.from(given ?? '')];
      return expected.length === actual.length && timingSafeEqual(expected, actual);
    },
  };
}

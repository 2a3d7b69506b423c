/** How long a new key works, in days. */
export const LIFETIMES = ['30', '90', '365', 'ever'] as const;
export type Lifetime = (typeof LIFETIMES)[number];

const DAY = 24 * 60 * 60_000;

/** @returns undefined for a key that never expires */
export const expiryDate = (lifetime: Lifetime, now: Date): Date | undefined =>
  lifetime === 'ever' ? undefined : new Date(now.getTime() + Number(lifetime) * DAY);

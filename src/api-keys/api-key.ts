/** What a key may do. `leads:write` includes `leads:read`, and `admin` includes all. */
export const API_SCOPES = ['leads:read', 'leads:write', 'connections:read', 'admin'] as const;
export type ApiScope = (typeof API_SCOPES)[number];

/** A key of a program. Its secret is shown once and never stored. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  /** The first characters of the secret, to recognise it by. */
  readonly prefix: string;
  /** The id of the user or key that made it. */
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  /** To the minute. */
  readonly lastUsedAt: Date | null;
}

const INCLUDED: Readonly<Record<ApiScope, readonly ApiScope[]>> = {
  'leads:read': ['leads:read'],
  'leads:write': ['leads:read', 'leads:write'],
  'connections:read': ['connections:read'],
  admin: API_SCOPES,
};

export const mayDo = ({ scopes }: Pick<ApiKey, 'scopes'>, wanted: ApiScope): boolean =>
  scopes.some((scope) => INCLUDED[scope].includes(wanted));

export const isExpired = ({ expiresAt }: Pick<ApiKey, 'expiresAt'>, now: Date): boolean =>
  expiresAt !== null && expiresAt <= now;

import { z } from 'zod';
import type { GraphClient } from './graph-client.ts';
import { GraphError } from './graph-error.ts';
import { metaId } from './meta-id.ts';
import { readMetaExpiry } from './meta-time.ts';

/** What Meta knows about a token. */
export interface TokenFacts {
  readonly isValid: boolean;
  /** Why it is not valid; null if it is valid, or if Meta gives no reason. */
  readonly error: {
    readonly code: number;
    readonly subcode: number;
    readonly message: string;
  } | null;
  /** When the token expires; null if it does not. */
  readonly expiresAt: Date | null;
  /** When Meta stops giving data for the token, which stays valid; null if that has no end. */
  readonly dataAccessExpiresAt: Date | null;
  readonly scopes: readonly string[];
  /**
   * The ids of the objects that each permission was granted for, if it was granted for some only.
   */
  readonly targets: ReadonlyMap<string, readonly string[]>;
  /** The person or system user that the token belongs to; null if Meta does not name one. */
  readonly userId: string | null;
  /** The app's name as Meta shows it; empty if Meta does not name it. */
  readonly appName: string;
}

/** Meta writes 0 for no expiry, and leaves out the field for system users. */
const expiry = z.unknown().optional().transform(readMetaExpiry);

const granularScope = z.object({
  scope: z.string(),
  target_ids: z.array(metaId).nullish().catch(null),
});

const debugAnswer = z.object({
  data: z.object({
    is_valid: z.boolean(),
    error: z
      .object({
        code: z.coerce.number().catch(0),
        subcode: z.coerce.number().catch(0),
        message: z.string().catch(''),
      })
      .nullish()
      .catch(null),
    expires_at: expiry,
    data_access_expires_at: expiry,
    scopes: z.array(z.string()).nullish().catch(null),
    granular_scopes: z.array(granularScope).nullish().catch(null),
    user_id: metaId.nullish().catch(null),
    application: z.string().nullish().catch(null),
  }),
});

/**
 * Asks Meta about a token, with the token of the app:
 * https://developers.facebook.com/docs/graph-api/reference/debug_token. Meta documents only GET, so
 * this is the only call with a token in its address. Addresses are never logged.
 * `data_access_expires_at` is independent of `expires_at`:
 * https://developers.facebook.com/docs/facebook-login/auth-vs-data
 *
 * @throws GraphError if Meta refuses the app. An invalid token is not an error: `isValid` is false.
 */
export async function debugToken(client: GraphClient, token: string): Promise<TokenFacts> {
  const answer = await client.read({
    path: '/debug_token',
    token: client.appToken,
    params: { input_token: token },
  });
  const parsed = debugAnswer.safeParse(answer);
  if (!parsed.success)
    throw new GraphError('Meta described a token in a way that cannot be read.', {
      action: 'retry',
    });
  const { data } = parsed.data;
  return {
    isValid: data.is_valid,
    error: data.error ?? null,
    expiresAt: data.expires_at,
    dataAccessExpiresAt: data.data_access_expires_at,
    scopes: data.scopes ?? [],
    targets: targetsOf(data.granular_scopes ?? []),
    userId: data.user_id ?? null,
    appName: data.application ?? '',
  };
}

function targetsOf(scopes: readonly z.output<typeof granularScope>[]): TokenFacts['targets'] {
  const targets = new Map<string, readonly string[]>();
  for (const { scope, target_ids } of scopes)
    if (target_ids && target_ids.length > 0) targets.set(scope, target_ids);
  return targets;
}

import { z } from 'zod';
import type { GraphClient } from './graph-client.ts';
import { GraphError } from './graph-error.ts';
import { metaId } from './meta-id.ts';
import { readMetaExpiry } from './meta-time.ts';

/** What Meta says of a token. */
export interface TokenFacts {
  readonly isValid: boolean;
  /** Why it is not valid; null if it is, or if Meta does not say. */
  readonly error: {
    readonly code: number;
    readonly subcode: number;
    readonly message: string;
  } | null;
  /** When the token itself ends; null if it has no end. */
  readonly expiresAt: Date | null;
  /** When Meta stops sharing data although the token lives on; null if there is no such clock. */
  readonly dataAccessExpiresAt: Date | null;
  readonly scopes: readonly string[];
  /** For permissions that were granted for single objects: the ids of these. */
  readonly targets: ReadonlyMap<string, readonly string[]>;
  /** The person, or system user, behind the token; null if Meta does not say. */
  readonly userId: string | null;
  /** The app's name as Meta shows it; empty if it does not say. */
  readonly appName: string;
}

/** 0, and for system users nothing at all, means that there is no end. */
const clock = z.unknown().optional().transform(readMetaExpiry);

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
    expires_at: clock,
    data_access_expires_at: clock,
    scopes: z.array(z.string()).nullish().catch(null),
    granular_scopes: z.array(granularScope).nullish().catch(null),
    user_id: metaId.nullish().catch(null),
    application: z.string().nullish().catch(null),
  }),
});

/**
 * Asks Meta about a token, in the name of the app:
 * https://developers.facebook.com/docs/graph-api/reference/debug_token. It is documented as GET
 * alone, so this is the one call with a token in its address; addresses are never logged.
 * `data_access_expires_at` is a clock of its own:
 * https://developers.facebook.com/docs/facebook-login/auth-vs-data
 *
 * @throws GraphError if the app is refused; a dead token is no error but `isValid: false`
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

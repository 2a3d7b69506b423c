import { z } from 'zod';
import { GraphError, type GraphAction } from './graph-error.ts';
import { readErrorRegainTime, readRegainTime } from './usage-headers.ts';

/** A number of Meta. Some proxies and old SDKs turn numbers into text. */
const metaNumber = z
  .union([
    z.number().int(),
    z
      .string()
      .regex(/^\s*#?\d{1,9}\s*$/)
      .transform((text) => Number(text.replace('#', ''))),
  ])
  .optional()
  .catch(undefined);

const flag = z
  .union([z.boolean(), z.literal('true'), z.literal(1)])
  .transform((value) => value !== false)
  .catch(false);

const errorObject = z.object({
  message: z.string().catch(''),
  code: metaNumber,
  error_subcode: metaNumber,
  is_transient: flag,
  fbtrace_id: z.string().optional().catch(undefined),
  error_data: z.unknown().optional(),
});
type ErrorObject = z.output<typeof errorObject>;

/**
 * Reads a refusal and decides what to do next. Nearly all refusals of Graph have HTTP status 400,
 * so Meta's codes decide: https://developers.facebook.com/docs/graph-api/guides/error-handling and
 * https://developers.facebook.com/docs/graph-api/overview/rate-limiting.
 *
 * @param error the `error` of the answer
 */
export function readGraphError(status: number, error: object, headers: Headers): GraphError {
  const read = errorObject.parse(error);
  const code = namedCode(read.code) ?? codeInMessage(read.message);
  const action = actionOf({ ...read, code }, status, headers);
  const waits = action === 'throttled';
  return new GraphError(read.message || `Meta refused with code ${code ?? 'unknown'}.`, {
    action,
    status,
    code: code ?? 0,
    subcode: read.error_subcode ?? 0,
    isTooMuch: /reduce the amount of data/i.test(read.message),
    traceId: read.fbtrace_id,
    retryAfterMs: waits
      ? (readRegainTime(headers) ?? readErrorRegainTime(read.error_data))
      : undefined,
  });
}

/** A code of 0 or less names no error: old parts of Graph use -1 for an unknown error. */
const namedCode = (code: number | undefined): number | undefined =>
  code !== undefined && code > 0 ? code : undefined;

/** Most messages repeat the code, such as "(#4) Application request limit reached". */
function codeInMessage(message: string): number | undefined {
  const [, code] = /^\(#(\d{1,9})\)/.exec(message) ?? [];
  return code === undefined ? undefined : Number(code);
}

/**
 * A user token was sent for a New Page, which needs a Page token. This is an error in LeadRabbit.
 */
const WRONG_TOKEN_KIND = 2069032;

const THROTTLED = new Set([4, 17, 32, 341, 368, 613]);

/**
 * Meta hides an edge that the token may not read, and answers that there is no such field:
 * "(#100) Tried accessing nonexisting field (leadgen_forms) on node type (Page)".
 */
const HIDDEN_EDGE =
  /nonexist\w* field \(?["'`]?(leadgen_forms|leads|test_leads|subscribed_apps)\b/i;

function actionOf(error: ErrorObject, status: number, headers: Headers): GraphAction {
  const { code, error_subcode: subcode, is_transient: isTransient, message } = error;
  // Meta marks rate limits as transient, but a retry at once only extends them.
  if (code !== undefined && isThrottled(code)) return 'throttled';
  if (isTransient) return 'retry';
  if (code === undefined) return actionWithoutCode(status, headers);
  if (code === 190) return subcode === WRONG_TOKEN_KIND ? 'fix' : 'reconnect';
  if (code === 102) return 'reconnect';
  if (code === 10 || code === 103 || (code >= 200 && code <= 299)) return 'permission';
  if (code === 100 && subcode === 33) return 'unreadable';
  if (code === 100 && HIDDEN_EDGE.test(message)) return 'permission';
  if (code === 1 || code === 2) return 'retry';
  if (status === 429) return 'throttled';
  return status >= 500 ? 'retry' : 'fix';
}

const isThrottled = (code: number): boolean =>
  THROTTLED.has(code) || (code >= 80_000 && code < 81_000);

/**
 * Without a code the cause is unknown and may be temporary. The header `www-authenticate` also
 * names an invalid token: `OAuth "Facebook Platform" "invalid_token" "…"`.
 */
function actionWithoutCode(status: number, headers: Headers): GraphAction {
  if (/"invalid_token"/.test(headers.get('www-authenticate') ?? '')) return 'reconnect';
  return status === 429 ? 'throttled' : 'retry';
}

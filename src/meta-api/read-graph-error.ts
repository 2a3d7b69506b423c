import { z } from 'zod';
import { GraphError, type GraphAction } from './graph-error.ts';
import { parseLossless } from './parse-lossless.ts';
import { readRegainTime } from './usage-headers.ts';

const envelope = z.object({
  error: z.object({
    message: z.string().catch(''),
    type: z.string().optional().catch(undefined),
    code: z.coerce.number().int().catch(0),
    error_subcode: z.coerce.number().int().optional().catch(undefined),
    is_transient: z.boolean().optional().catch(undefined),
    fbtrace_id: z.string().optional().catch(undefined),
  }),
});

/**
 * Sorts a refusal by what to do next. Nearly all refusals of Graph are HTTP 400, so its own codes
 * decide: https://developers.facebook.com/docs/graph-api/guides/error-handling and
 * https://developers.facebook.com/docs/graph-api/overview/rate-limiting. An answer that is no
 * envelope (a proxy's HTML page) counts as a passing fault.
 */
export function readGraphError(status: number, body: string, headers: Headers): GraphError {
  const parsed = envelope.safeParse(parseOrNull(body));
  if (!parsed.success)
    return new GraphError(`Meta answered HTTP ${status} without saying why.`, {
      action: status >= 500 || status === 429 || status === 408 ? 'retry' : 'fix',
      status,
    });
  const { message, code, error_subcode: subcode = 0, is_transient, fbtrace_id } = parsed.data.error;
  const isTooMuch = /reduce the amount of data/i.test(message);
  const action = is_transient === true ? 'retry' : actionOf(code, subcode, status);
  return new GraphError(message || `Meta refused with code ${code}.`, {
    action,
    status,
    code,
    subcode,
    isTooMuch,
    traceId: fbtrace_id,
    retryAfterMs: action === 'throttled' ? readRegainTime(headers) : undefined,
  });
}

/** A user's token where New Pages want the Page's own: a bug here, never an expiry. */
const WRONG_TOKEN_KIND = 2069032;

const THROTTLED = new Set([4, 17, 32, 341, 368, 613]);

function actionOf(code: number, subcode: number, status: number): GraphAction {
  if (code === 190) return subcode === WRONG_TOKEN_KIND ? 'fix' : 'reconnect';
  if (code === 102) return 'reconnect';
  if (THROTTLED.has(code) || (code >= 80_000 && code < 81_000)) return 'throttled';
  if (code === 10 || code === 103 || (code >= 200 && code <= 299)) return 'permission';
  if (code === 100 && subcode === 33) return 'unreadable';
  if (code === 1 || code === 2) return 'retry';
  return status >= 500 ? 'retry' : 'fix';
}

function parseOrNull(body: string): unknown {
  try {
    return parseLossless(body);
  } catch {
    return null;
  }
}

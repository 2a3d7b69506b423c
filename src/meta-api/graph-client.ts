import { createHmac } from 'node:crypto';
import { GraphError } from './graph-error.ts';
import { readGraphAnswer, type GraphAnswer } from './read-graph-answer.ts';
import { readLimited } from './read-limited.ts';

/**
 * The limit for a whole call with its body. It is longer than Meta needs for a large page of leads,
 * and shorter than the lease of a worker.
 */
const TIMEOUT_MS = 20_000;

/** A lead or a form has some kilobytes. Even the longest form with its options is far smaller. */
const MOST_BYTES = 5 * 1024 * 1024;

export interface GraphClientOptions {
  /** `https://graph.facebook.com`, or the emulator. */
  readonly baseUrl: string;
  /** Such as `v25.0`. */
  readonly version: string;
  readonly appId: string;
  readonly appSecret: string;
  /** Called with the version that Meta served, for each answer that names it. */
  readonly onVersionServed?: (version: string) => void;
  /** Ends every call at once when it is aborted. The calls then throw its reason. */
  readonly signal?: AbortSignal;
}

export interface GraphRequest {
  /** Without the version, such as `/me/accounts`. */
  readonly path: string;
  readonly method?: 'GET' | 'POST' | 'DELETE';
  /** Sent in a header, with its `appsecret_proof`. Left out only while there is no token yet. */
  readonly token?: string;
  /** Sent in the query of a GET, and in the body of other methods. Secrets go into bodies only. */
  readonly params?: Readonly<Record<string, string>>;
  /** Ends the call at once when it is aborted. The call then throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** The longest body to read. A longer one is an error. 5 MB if left out. */
  readonly maxBytes?: number;
}

/**
 * Calls Meta's Graph API. Tokens and secrets are not part of an address, except in `debugToken`.
 */
export interface GraphClient {
  readonly appId: string;
  /**
   * The token for calls of the app itself:
   * https://developers.facebook.com/docs/facebook-login/guides/access-tokens
   */
  readonly appToken: string;
  readonly appSecret: string;
  /**
   * @returns the body as text, and as JSON with every digit of large ids
   * @throws GraphError, or the reason of the request's signal
   */
  readVerbatim(request: GraphRequest): Promise<GraphAnswer>;
  /** @returns the body as JSON with every digit of large ids. @throws as `readVerbatim` does */
  read(request: GraphRequest): Promise<unknown>;
}

export function createGraphClient(options: GraphClientOptions): GraphClient {
  const { appId, appSecret, baseUrl, version } = options;
  const base = `${baseUrl.replace(/\/+$/, '')}/${version}`;

  const readVerbatim = async (request: GraphRequest): Promise<GraphAnswer> => {
    const { method = 'GET', params = {}, path, token } = request;
    const sent = new URLSearchParams(params);
    if (token !== undefined) sent.set('appsecret_proof', appSecretProof(token, appSecret));
    const query = method === 'GET' && sent.size > 0 ? `?${sent.toString()}` : '';
    const signals = [options.signal, request.signal].filter((each) => each !== undefined);
    const { body, response } = await exchange(
      `${base}${path}${query}`,
      {
        ...request,
        ...(signals.length > 0 && { signal: AbortSignal.any(signals) }),
      },
      {
        method,
        headers: {
          accept: 'application/json',
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        ...(method !== 'GET' && { body: sent }),
      },
    );
    const served = response.headers.get('facebook-api-version');
    if (served !== null) options.onVersionServed?.(served);
    return readGraphAnswer(response.status, response.headers, body);
  };

  return {
    appId,
    appSecret,
    appToken: `${appId}|${appSecret}`,
    readVerbatim,
    read: async (request) => (await readVerbatim(request)).value,
  };
}

async function exchange(
  url: string,
  { signal, maxBytes = MOST_BYTES }: GraphRequest,
  init: RequestInit,
): Promise<{ readonly response: Response; readonly body: string }> {
  signal?.throwIfAborted();
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  let response;
  let body;
  try {
    response = await fetch(url, {
      ...init,
      redirect: 'error',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    body = await readLimited(response, maxBytes);
  } catch (error) {
    signal?.throwIfAborted();
    // Node's message may contain the address, and with it personal data in its query.
    throw new GraphError(
      'Meta could not be reached.',
      { action: 'retry' },
      { cause: nameOf(error) },
    );
  }
  if (body === undefined) throw tooLarge(response.status, maxBytes);
  return { response, body };
}

/** Has `isTooMuch`, because a list can be read in smaller pages. */
const tooLarge = (status: number, maxBytes: number): GraphError =>
  new GraphError(`Meta sent more than ${maxBytes / 1024 / 1024} MB in one answer.`, {
    action: 'retry',
    status,
    isTooMuch: true,
    oddity: 'too-large',
  });

/** The name of a network error, such as ECONNREFUSED, without the address. */
function nameOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return error instanceof Error ? error.name : 'unknown';
}

/**
 * Proves that the caller knows the app's secret:
 * https://developers.facebook.com/docs/graph-api/guides/secure-requests
 */
const appSecretProof = (token: string, appSecret: string): string =>
  createHmac('sha256', appSecret).update(token).digest('hex');

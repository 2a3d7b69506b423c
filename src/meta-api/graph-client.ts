import { createHmac } from 'node:crypto';
import { GraphError } from './graph-error.ts';
import { readGraphAnswer, type GraphAnswer } from './read-graph-answer.ts';
import { readLimited } from './read-limited.ts';

/** For a whole call with its body: longer than Meta takes for a large page of leads, shorter than a worker's lease. */
const TIMEOUT_MS = 20_000;

/** A lead or a form takes some kilobytes; the longest form with all its options stays far below. */
const MOST_BYTES = 5 * 1024 * 1024;

export interface GraphClientOptions {
  /** `https://graph.facebook.com`, or a stand-in. */
  readonly baseUrl: string;
  /** Such as `v25.0`. */
  readonly version: string;
  readonly appId: string;
  readonly appSecret: string;
  /** The version that Meta served, from each answer that names one. */
  readonly onVersionServed?: (version: string) => void;
  /** Ends every call at once when it is aborted. The calls then throw its reason. */
  readonly signal?: AbortSignal;
}

export interface GraphRequest {
  /** Without the version, such as `/me/accounts`. */
  readonly path: string;
  readonly method?: 'GET' | 'POST' | 'DELETE';
  /** Sent in a header, with its `appsecret_proof`; left out only while none exists yet. */
  readonly token?: string;
  /** In the query of a GET, in the form body of any other: secrets only go there. */
  readonly params?: Readonly<Record<string, string>>;
  /** Ends the call at once when it is aborted. The call then throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** A longer body is not read to its end and is an error; 5 MB if left out. */
  readonly maxBytes?: number;
}

/** Meta's Graph API. Tokens and secrets are never part of an address. */
export interface GraphClient {
  readonly appId: string;
  /** For calls that the app makes for itself: https://developers.facebook.com/docs/facebook-login/guides/access-tokens */
  readonly appToken: string;
  readonly appSecret: string;
  /** @returns the body as text and as JSON with large ids intact. @throws GraphError, or the reason of the request's signal */
  readVerbatim(request: GraphRequest): Promise<GraphAnswer>;
  /** @returns the body as JSON with large ids intact. @throws as `readVerbatim` does */
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
    // Node's message may hold the address, and so the search of a person's data.
    throw new GraphError(
      'Meta could not be reached.',
      { action: 'retry' },
      { cause: nameOf(error) },
    );
  }
  if (body === undefined) throw tooLarge(response.status, maxBytes);
  return { response, body };
}

/** A list can be asked for in smaller pages, so it is also `isTooMuch`. */
const tooLarge = (status: number, maxBytes: number): GraphError =>
  new GraphError(`Meta sent more than ${maxBytes / 1024 / 1024} MB in one answer.`, {
    action: 'retry',
    status,
    isTooMuch: true,
    oddity: 'too-large',
  });

/** Why a connection failed, such as ECONNREFUSED, without the address. */
function nameOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return error instanceof Error ? error.name : 'unknown';
}

/** Proves that the caller knows the app's secret: https://developers.facebook.com/docs/graph-api/guides/secure-requests */
const appSecretProof = (token: string, appSecret: string): string =>
  createHmac('sha256', appSecret).update(token).digest('hex');

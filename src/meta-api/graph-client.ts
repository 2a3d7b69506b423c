import { createHmac } from 'node:crypto';
import { GraphError } from './graph-error.ts';
import { parseLossless } from './parse-lossless.ts';
import { readGraphError } from './read-graph-error.ts';

/** Longer than Meta takes for a large page of leads, shorter than a worker's lease. */
const TIMEOUT_MS = 20_000;

export interface GraphClientOptions {
  /** `https://graph.facebook.com`, or a stand-in. */
  readonly baseUrl: string;
  /** Such as `v25.0`. */
  readonly version: string;
  readonly appId: string;
  readonly appSecret: string;
  /** The version that Meta served, from each answer that names one. */
  readonly onVersionServed?: (version: string) => void;
}

export interface GraphRequest {
  /** Without the version, such as `/me/accounts`. */
  readonly path: string;
  readonly method?: 'GET' | 'POST' | 'DELETE';
  /** Sent in a header, with its `appsecret_proof`; left out only where none exists yet. */
  readonly token?: string;
  /** In the query of a GET, in the form body of any other: secrets only go there. */
  readonly params?: Readonly<Record<string, string>>;
}

/** Meta's Graph API. Tokens and secrets are never part of an address. */
export interface GraphClient {
  readonly appId: string;
  /** For calls that the app makes for itself: https://developers.facebook.com/docs/facebook-login/guides/access-tokens */
  readonly appToken: string;
  readonly appSecret: string;
  /** @returns the body as it came, which is JSON. @throws GraphError */
  readText(request: GraphRequest): Promise<string>;
  /** @returns the body as JSON with large ids intact. @throws GraphError */
  read(request: GraphRequest): Promise<unknown>;
}

export function createGraphClient(options: GraphClientOptions): GraphClient {
  const { appId, appSecret, baseUrl, version } = options;
  const base = `${baseUrl.replace(/\/+$/, '')}/${version}`;

  const readBody = async (request: GraphRequest): Promise<string> => {
    const { method = 'GET', params = {}, path, token } = request;
    const sent = new URLSearchParams(params);
    if (token !== undefined) sent.set('appsecret_proof', appSecretProof(token, appSecret));
    const query = method === 'GET' && sent.size > 0 ? `?${sent.toString()}` : '';
    const { body, response } = await exchange(`${base}${path}${query}`, {
      method,
      headers: {
        accept: 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(method !== 'GET' && { body: sent }),
    });
    const served = response.headers.get('facebook-api-version');
    if (served !== null) options.onVersionServed?.(served);
    if (!response.ok) throw readGraphError(response.status, body, response.headers);
    return body;
  };

  return {
    appId,
    appSecret,
    appToken: `${appId}|${appSecret}`,
    readText: async (request) => {
      const body = await readBody(request);
      parseBody(body);
      return body;
    },
    read: async (request) => parseBody(await readBody(request)),
  };
}

async function exchange(url: string, init: RequestInit) {
  try {
    const response = await fetch(url, {
      ...init,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { response, body: await response.text() };
  } catch (error) {
    // Node's message may hold the address, and so the search of a person's data.
    throw new GraphError(
      'Meta could not be reached.',
      { action: 'retry' },
      { cause: nameOf(error) },
    );
  }
}

/** Why a connection failed, such as ECONNREFUSED, without the address. */
function nameOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return error instanceof Error ? error.name : 'unknown';
}

function parseBody(body: string): unknown {
  try {
    return parseLossless(body);
  } catch {
    throw new GraphError('Meta gave an answer that is not JSON.', { action: 'retry' });
  }
}

/** Proves that the caller knows the app's secret: https://developers.facebook.com/docs/graph-api/guides/secure-requests */
const appSecretProof = (token: string, appSecret: string): string =>
  createHmac('sha256', appSecret).update(token).digest('hex');

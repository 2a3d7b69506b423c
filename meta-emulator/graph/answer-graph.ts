import type { FastifyRequest } from 'fastify';
import type { Engine } from '../engine.ts';
import { readVersion, servedVersion } from './api-version.ts';
import { checkProof, refuseProof } from './check-proof.ts';
import { checkToken } from './check-token.ts';
import { refuseByFault, sufferFault } from './graph-faults.ts';
import type { Caller, GraphCall } from './graph-call.ts';
import { badParameter, GraphError } from './graph-error.ts';
import { findEndpoint } from './find-endpoint.ts';
import { pageOfCall } from './page-of-call.ts';
import { readParams, readToken, withoutSecrets } from './read-params.ts';

export type Answer = {
  status: number;
  body?: unknown;
  html?: string;
  headers: Record<string, string>;
};

const BAD_GATEWAY =
  '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>Sorry, something went wrong.</h1></body></html>';

/** One Graph call from its bytes to its answer; `dropped` where the connection just ends. */
export async function answerGraph(
  engine: Engine,
  request: FastifyRequest,
): Promise<Answer | 'dropped'> {
  const path = request.url.split('?', 1)[0] as string;
  const params = readParams(request);
  const token = readToken(request, params);
  const proof = checkProof(engine.world.app, token.text, params['appsecret_proof']);
  const segments = decodeURIComponent(path).split('/').filter(Boolean);
  const version = readVersion(segments[0]);
  if (version !== undefined) segments.shift();
  const known = engine.world.tokens.get(token.text ?? '');
  const pageId = pageOfCall(engine.world, segments[0], known);
  const log = engine.requests.add({
    at: engine.now().toISOString(),
    method: request.method,
    path,
    query: withoutSecrets(params),
    tokenIn: token.from,
    proof,
    status: 0,
  });
  engine.faults.countCall();
  engine.usage.count(pageId);

  const suffered = await sufferFault(engine, pageId);
  if (suffered === 'dropped') return 'dropped';
  if (suffered === 'html502') {
    log.status = 502;
    return { status: 502, html: BAD_GATEWAY, headers: {} };
  }

  const headers: Record<string, string> = {};
  const answer = await attempt(engine, async () => {
    const served = serveVersion(engine, version);
    headers['facebook-api-version'] = served;
    if (suffered) throw suffered;
    refuseRemoved(params);
    const call: GraphCall = {
      engine,
      method: methodOf(request, params),
      origin: `http://${request.headers.host ?? 'localhost'}`,
      path,
      params,
      caller: callerOf(engine, token.text),
      tokenText: token.text,
    };
    refuseProof(engine.world.app, proof, token.text);
    refuseByFault(engine, pageId);
    const [first = '', ...rest] = resolveMe(call, segments);
    return findEndpoint(engine.world, call.method, [first, ...rest]).handle(call, first);
  });
  const throttled = engine.faults.throttled(engine.now(), pageId);
  Object.assign(answer.headers, headers, engine.usage.headers(engine.world, pageId, throttled));
  log.status = answer.status;
  return answer;
}

async function attempt(engine: Engine, handle: () => Promise<unknown>): Promise<Answer> {
  try {
    return { status: 200, body: await handle(), headers: {} };
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    const challenge = error.authenticateHeader;
    return {
      status: error.status,
      body: error.toBody(`A${engine.random.text(22)}`),
      headers: challenge === undefined ? {} : { 'www-authenticate': challenge },
    };
  }
}

/** Unversioned calls get what the app's settings say. */
function serveVersion(engine: Engine, asked: number | undefined): string {
  const fallback = readVersion(engine.world.app.apiVersion) ?? 0;
  return servedVersion(asked ?? fallback, engine.now());
}

/**
 * Legacy features that are gone since 2026-10-27 in all versions; `pretty`, `debug` and ETags are
 * ignored without a word.
 */
function refuseRemoved(params: Record<string, string>): void {
  if (params['date_format'] !== undefined)
    throw badParameter('The date_format parameter is no longer supported.');
}

/** Meta also takes `method=delete` in a POST. */
function methodOf(request: FastifyRequest, params: Record<string, string>): GraphCall['method'] {
  const asked = request.method === 'POST' ? params['method']?.toUpperCase() : undefined;
  const method = asked ?? request.method;
  return method === 'DELETE' || method === 'POST' ? method : 'GET';
}

function callerOf(engine: Engine, text: string | undefined): Caller {
  const { id, secret } = engine.world.app;
  if (text === undefined) return { kind: 'none' };
  if (!text.includes('|')) return { kind: 'token', token: checkToken(engine, text) };
  if (text === `${id}|${secret}`) return { kind: 'app' };
  throw new GraphError({ code: 190, message: 'Invalid OAuth access token signature.' });
}

/** `me` is the person of a user token and the Page of a Page token. */
function resolveMe(call: GraphCall, segments: string[]): string[] {
  if (segments[0] !== 'me') return segments;
  if (call.caller.kind !== 'token')
    throw new GraphError({
      code: 2500,
      message: 'An active access token must be used to query information about the current user.',
    });
  const { pageId, userId } = call.caller.token;
  return [pageId ?? userId, ...segments.slice(1)];
}

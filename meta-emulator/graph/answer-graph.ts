import type { FastifyRequest } from 'fastify';
import type { Engine } from '../engine.ts';
import { BAD_GATEWAY, toAnswer, type Answer } from './answer.ts';
import { readVersion, servedVersion } from './api-version.ts';
import { checkProof, refuseProof } from './check-proof.ts';
import { findCaller, resolveMe } from './find-caller.ts';
import { findEndpoint } from './find-endpoint.ts';
import type { GraphCall } from './graph-call.ts';
import { badParameter } from './graph-error.ts';
import type { OddAnswer } from '../faults/odd-answers.ts';
import { makeEndless, withoutMadeUpCursor } from './endless-list.ts';
import { refuseByFault, refuseHiddenEdge, sufferFault } from './graph-faults.ts';
import { pageOfCall } from './page-of-call.ts';
import { readParams, readToken, withoutSecrets } from './read-params.ts';

/** Answers one Graph call. `dropped` means that the connection ends without an answer. */
export async function answerGraph(
  engine: Engine,
  request: FastifyRequest,
): Promise<Answer | 'dropped'> {
  const path = request.url.split('?', 1)[0] as string;
  const params = withoutMadeUpCursor(readParams(request));
  const token = readToken(request, params);
  const proof = checkProof(engine.world.app, token.text, params['appsecret_proof']);
  const { version, segments } = readPath(path);
  const owner = engine.world.tokens.get(token.text ?? '');
  const pageId = pageOfCall(engine.world, segments[0], owner);
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

  const suffered = await sufferFault(engine, {
    pageId,
    what: whatOf(engine, segments),
    isGone: () => request.raw.socket.destroyed,
  });
  if (suffered === 'dropped') return 'dropped';
  if (isOddAnswer(suffered)) {
    log.status = suffered.status;
    return { status: suffered.status, headers: {}, odd: suffered };
  }
  const origin = `http://${request.headers.host ?? 'localhost'}`;
  const headers: Record<string, string> = {};
  const answer =
    suffered === 'html502'
      ? BAD_GATEWAY
      : await toAnswer(engine, () => {
          headers['facebook-api-version'] = serveVersion(engine, version);
          if (suffered) throw suffered;
          refuseRemoved(params);
          const caller = findCaller(engine, token.text);
          refuseProof(engine.world.app, proof, token.text);
          refuseByFault(engine, pageId);
          refuseHiddenEdge(engine, pageId, segments[1]);
          const method = methodOf(request, params);
          const target = resolveMe(caller, segments);
          const call = { engine, method, origin, path, params, caller, tokenText: token.text };
          return findEndpoint(engine.world, method, target).handle(call, target[0] ?? '');
        });
  log.status = answer.status;
  const throttled = engine.faults.throttled(engine.now(), pageId);
  const usage = engine.usage.headers(engine.world, pageId, throttled);
  const full = { ...answer, headers: { ...answer.headers, ...headers, ...usage } };
  return makeEndless(engine, pageId, `${origin}${request.url}`, full);
}

const isOddAnswer = (suffered: unknown): suffered is OddAnswer =>
  typeof suffered === 'object' && suffered !== null && !(suffered instanceof Error);

function whatOf({ world }: Engine, [id = '', edge]: string[]): 'lead' | 'leadList' | 'other' {
  if (edge === undefined && world.leads.has(id)) return 'lead';
  return edge === 'leads' ? 'leadList' : 'other';
}

function readPath(path: string): { version: number | undefined; segments: string[] } {
  const segments = path.split('/').filter(Boolean).map(decodeSegment);
  const version = readVersion(segments[0]);
  return { version, segments: version === undefined ? segments : segments.slice(1) };
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** A call without a version gets the version of the app's settings. */
function serveVersion(engine: Engine, asked: number | undefined): string {
  const fallback = readVersion(engine.world.app.apiVersion) ?? 0;
  return servedVersion(asked ?? fallback, engine.now());
}

/**
 * Legacy features that are gone since 2026-10-27 in all versions; `pretty`, `debug` and ETags are
 * ignored without a word.
 *
 * Source: developers.facebook.com/blog/post/2026/07/29.
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

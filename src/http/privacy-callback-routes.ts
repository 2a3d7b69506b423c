import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';
import type { BodyBudget } from './body-budget.ts';
import { readBody } from './read-body.ts';
import type { ServerParts } from './server-parts.ts';

/** Meta's has below 1 kB. */
const BODY_LIMIT = 16 * 1024;

const CALLBACK_TRIES = { max: 60, timeWindow: '1 minute' };

/** Meta itself acts in the name of a person who has no account here. */
const META = { kind: 'system', part: 'meta' } as const;

/**
 * Meta calls these when a person removes the app, or wants their data deleted. Only what is on disk is
 * answered 200: Meta promises no second call.
 */
export async function privacyCallbackRoutes(
  server: FastifyInstance,
  parts: ServerParts & { readonly budget: BodyBudget },
): Promise<void> {
  // Meta sends a form; the handler reads the bytes itself, whatever their type is.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request, _payload, done) => done(null));
  const limits = { config: { rateLimit: CALLBACK_TRIES } };

  const readPersonId = async (request: FastifyRequest) => {
    const body = await readBody(request, { budget: parts.budget, limit: BODY_LIMIT });
    const text = body.bytes.toString('utf8');
    body.release();
    const signed = parts.readSignedRequest(fieldOf(text, request.headers['content-type'] ?? ''));
    if (!signed) throw new AppError('signed-request-wrong', {});
    return signed.userId;
  };

  server.post('/api/facebook/deauthorize', limits, async (request) => {
    const personId = await readPersonId(request);
    await parts.forgetPerson(personId, { kind: 'deauthorize', source: 'meta' }, META);
    return { success: true };
  });

  server.post('/api/facebook/data-deletion', limits, async (request) => {
    const personId = await readPersonId(request);
    const deletion = { kind: 'deletion', source: 'meta' } as const;
    const { code } = await parts.forgetPerson(personId, deletion, META);
    return { url: `${parts.url}/privacy/${code}`, confirmation_code: code };
  });
}

function fieldOf(text: string, contentType: string): string {
  if (!/\bjson\b/.test(contentType)) return new URLSearchParams(text).get('signed_request') ?? '';
  try {
    const { signed_request: signed } = Object(JSON.parse(text)) as { signed_request?: unknown };
    return typeof signed === 'string' ? signed : '';
  } catch {
    return '';
  }
}

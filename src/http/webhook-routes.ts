import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';
import type { BodyBudget } from './body-budget.ts';
import { readBody } from './read-body.ts';
import type { ServerParts } from './server-parts.ts';
import type { WebhookOutcomes } from './webhook-outcomes.ts';

/**
 * Meta sends at most 1000 changes at once, and 1000 leadgen changes have 0.15 to 0.3 MB:
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started
 */
const BODY_LIMIT = 1024 * 1024;

/** Both addresses are supported. */
const PATHS = ['/api/webhook/facebook', '/api/webhook'];

/** Meta's webhook: the verification handshake, and the receipt of events. */
export async function webhookRoutes(
  server: FastifyInstance,
  parts: ServerParts & { readonly budget: BodyBudget; readonly outcomes: WebhookOutcomes },
): Promise<void> {
  // The signature covers the raw bytes, whatever content type the sender names. The handler reads
  // them itself.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request, _payload, done) => done(null));

  const verify = async (request: FastifyRequest, reply: FastifyReply) => {
    const challenge = parts.answerHandshake(request.query as Record<string, unknown>);
    if (challenge === undefined) return reply.status(403).type('text/plain').send('Forbidden');
    return reply.type('text/plain').send(challenge);
  };

  const receive = async (request: FastifyRequest) => {
    const body = await readBody(request, { budget: parts.budget, limit: BODY_LIMIT });
    const verdict = parts.checkSignature(body.bytes, signatureOf(request));
    body.release();
    if (verdict !== 'valid') throw refusedSignature(verdict);
    const receipt = await store(body.bytes);
    if (receipt.unusable > 0)
      request.log.warn({ unusable: receipt.unusable }, 'leadgen changes without a lead id');
    return { success: true, leadsProcessed: receipt.leads };
  };

  const store = async (bytes: Buffer) => {
    try {
      const receipt = await parts.receiveWebhook(bytes);
      parts.outcomes.stored();
      return receipt;
    } catch (error) {
      if (error instanceof AppError && error.status === 503) parts.outcomes.refused();
      throw error;
    }
  };

  // Runs before the body is read: a client without a signature must not make the server hold
  // megabytes.
  const refuseUnsigned = async (request: FastifyRequest) => {
    const header = signatureOf(request);
    if (/^sha256=[0-9a-f]{64}$/i.test(header ?? '')) return;
    const verdict = parts.checkSignature(Buffer.alloc(0), header);
    throw refusedSignature(verdict === 'missing' ? 'missing' : 'wrong');
  };

  for (const path of PATHS) {
    server.get(path, verify);
    server.post(path, { onRequest: refuseUnsigned }, receive);
  }
}

function signatureOf(request: FastifyRequest): string | undefined {
  const header = request.headers['x-hub-signature-256'];
  return typeof header === 'string' ? header : undefined;
}

function refusedSignature(verdict: 'missing' | 'wrong'): AppError {
  return new AppError(`signature-${verdict}`, {});
}

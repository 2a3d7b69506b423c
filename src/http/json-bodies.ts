import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { BodyBudget } from './body-budget.ts';
import { readBody } from './read-body.ts';

/** Bodies of our own API are small. The webhook has a different limit. */
const BODY_LIMIT = 64 * 1024;

/** Every route takes only JSON, within the budget that all bodies share. */
export function takeJsonBodies(server: FastifyInstance, budget: BodyBudget): void {
  server.removeAllContentTypeParsers();
  const parse = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser('application/json', async (request: FastifyRequest) => {
    const body = await readBody(request, { budget, limit: BODY_LIMIT });
    const text = body.bytes.toString('utf8');
    body.release();
    return new Promise((resolve, reject) => {
      void parse(request, text, (error, value) => (error ? reject(error) : resolve(value)));
    });
  });
}

import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { BodyBudget } from './body-budget.ts';
import { readBody } from './read-body.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** How many bytes of JSON the route takes; undefined for the usual limit. */
    jsonLimit?: number;
  }
}

/** Bodies of our own API are small. The webhook has a different limit. */
const BODY_LIMIT = 64 * 1024;

/** Every route takes only JSON, within the budget that all bodies share. */
export function takeJsonBodies(server: FastifyInstance, budget: BodyBudget): void {
  server.removeAllContentTypeParsers();
  const parse = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser('application/json', async (request: FastifyRequest) => {
    const limit = request.routeOptions.config.jsonLimit ?? BODY_LIMIT;
    const body = await readBody(request, { budget, limit });
    const text = body.bytes.toString('utf8');
    body.release();
    return new Promise((resolve, reject) => {
      void parse(request, text, (error, value) => (error ? reject(error) : resolve(value)));
    });
  });
}

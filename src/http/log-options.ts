import type { FastifyServerOptions } from 'fastify';

/**
 * Structured logs without secrets or personal data: of a request only method and path are kept,
 * for query strings carry codes, tokens and search words; of an error its type, code and stack.
 */
export function logOptions(level: string): FastifyServerOptions['logger'] {
  if (level === 'silent') return false;
  return {
    level,
    serializers: {
      req: (request: { method: string; url: string }) => ({
        method: request.method,
        path: withoutQuery(request.url),
      }),
      res: (reply: { statusCode?: number | undefined }) => ({ status: reply.statusCode }),
    },
  };
}

const withoutQuery = (url: string) => url.split('?', 1)[0] ?? '';

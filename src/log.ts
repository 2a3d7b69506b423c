import { pino, type Logger } from 'pino';

export type Log = Logger;

/**
 * Structured logs without secrets or personal data: of a request only method and path are kept,
 * for query strings carry codes, tokens and search words.
 *
 * @param level pino's levels, or `silent`
 */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: {
      // Of a request that could not be read it would hold every byte, cookies included.
      err: (error: Error) => {
        const { rawPacket: _rawPacket, ...rest } = pino.stdSerializers.err(error);
        return rest;
      },
      req: (request: { method: string; url: string }) => ({
        method: request.method,
        path: pathOf(request.url),
      }),
      res: (reply: { statusCode?: number | undefined }) => ({ status: reply.statusCode }),
    },
  });
}

/** Addresses whose last part is a secret that whoever reads it could use. */
const SECRET_PATHS = /^\/(invite|reset|privacy|api\/calendar)\/.*/;

const pathOf = (url: string): string =>
  (url.split(/[?#]/, 1)[0] ?? '').replace(SECRET_PATHS, '/$1/:token');

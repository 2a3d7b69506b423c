import type { FastifyBaseLogger } from 'fastify';
import { ResponseSerializationError, serializerCompiler } from 'fastify-type-provider-zod';

/**
 * Checks each answer against its schema. If a stored value does not fit, such as a status of a
 * later version, sends the answer unchanged and logs the field: one such value must not fail the
 * whole answer.
 */
export const createAnswerSerializer =
  (log: Pick<FastifyBaseLogger, 'error'>): typeof serializerCompiler =>
  (route) => {
    const serialize = serializerCompiler(route);
    return (data) => {
      try {
        return serialize(data);
      } catch (error) {
        if (!(error instanceof ResponseSerializationError)) throw error;
        const fields = error.cause.issues.map(({ path }) => path.join('.'));
        log.error({ path: route.url, fields }, 'an answer does not fit its schema');
        return JSON.stringify(data);
      }
    };
  };

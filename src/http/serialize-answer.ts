import type { FastifyBaseLogger } from 'fastify';
import { ResponseSerializationError, serializerCompiler } from 'fastify-type-provider-zod';

/**
 * Answers in the shape of their schema. The presenters fill it field by field. If a stored value
 * does not fit all the same, such as a status of a later version, the answer goes out as it is and
 * the log says which field is odd: one odd value must not take the whole answer away.
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

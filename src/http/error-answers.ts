import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { ErrorAnswer } from '../contract/error.ts';
import { AppError, isClosing } from '../errors.ts';

/** The one place where an error becomes an answer. What is not meant for a person is not shown. */
export function answerError(
  error: FastifyError | AppError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const { status, answer } = toAnswer(error);
  // A stranger can cause as many of these as they like: one short line for each is enough.
  if (answer.code === 'too-busy') request.log.warn('there was no room for the body of a request');
  else if (status >= 500 && !isClosing(error)) request.log.error({ err: error }, 'request failed');
  if (status === 503) void reply.header('retry-after', '5');
  // What is still to come of the body is of no use, so the client must not go on sending it.
  if (!request.raw.complete) void reply.header('connection', 'close');
  void reply.status(status).send(answer);
}

export function answerUnknownRoute(request: FastifyRequest, reply: FastifyReply): void {
  void reply.status(404).send(failure('no-such-route', `There is no ${request.method} here.`));
}

function toAnswer(error: FastifyError | AppError): { status: number; answer: ErrorAnswer } {
  if (error instanceof AppError)
    return { status: error.status, answer: failure(error.code, error.message) };
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = error.validation.map(({ instancePath, message }) => {
      const field = instancePath.replaceAll('/', '.').replace(/^\./, '');
      return field === '' ? message : `${field}: ${message}`;
    });
    return { status: 400, answer: failure('invalid-input', `Please check: ${issues.join('; ')}.`) };
  }
  const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500;
  if (status === 413)
    return { status, answer: failure('too-large', 'This is too large. Send less at once.') };
  if (status === 429)
    return { status, answer: failure('too-many', 'Too many tries. Wait a minute and try again.') };
  if (status === 415)
    return {
      status,
      answer: failure('wrong-type', 'Send JSON with Content-Type application/json.'),
    };
  if (status >= 400 && status < 500)
    return { status, answer: failure('invalid-input', 'The request could not be read.') };
  return {
    status: 500,
    answer: failure(
      'internal',
      'Something went wrong on our side. Try again; the operator finds it in the log.',
    ),
  };
}

const failure = (code: string, error: string): ErrorAnswer => ({ success: false, error, code });

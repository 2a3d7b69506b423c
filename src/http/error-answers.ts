import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { auditedActor } from '../audit/audit-log.ts';
import type { Conflict, ErrorAnswer } from '../contract/error.ts';
import { AppError, isClosing, type ErrorCode, type FieldConflict } from '../errors.ts';
import { sayError } from '../texts/english.ts';
import { senderOf } from './request-user.ts';

/** The only place where an error becomes an answer. Hides what is not meant for a person. */
export function answerError(
  error: FastifyError | AppError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const failure = toAppError(error);
  const { code, status } = failure;
  // Anybody can cause as many of these as they like, so each gets one short line.
  if (code === 'too-busy') request.log.warn('there was no room for the body of a request');
  else if (code === 'too-many-sign-ins')
    request.log.warn('a password was not checked, because too many others wait for it');
  else if (status >= 500 && !isClosing(error)) request.log.error({ err: error }, 'request failed');
  if (status === 403) logRefusal(request, code);
  if (status === 503 || code === 'sign-in-slowed') void reply.header('retry-after', '5');
  if (code === 'too-many' && !reply.hasHeader('retry-after'))
    void reply.header('retry-after', '60');
  // The rest of the body is not needed, so the client must stop sending it.
  if (!request.raw.complete) void reply.header('connection', 'close');
  void reply.status(status).send(presentError(failure, detailOf(error)));
}

/** Who asked for what they may not do, for whoever looks for an attack: ids alone. */
function logRefusal(request: FastifyRequest, code: ErrorCode): void {
  const { actor, address } = auditedActor(senderOf(request));
  request.log.warn({ refused: { code, actor, address } }, 'access refused');
}

export function answerUnknownRoute(request: FastifyRequest, reply: FastifyReply): void {
  const failure = new AppError('no-such-route', { method: request.method });
  void reply.status(failure.status).send(presentError(failure));
}

/** @param detail more for a developer who calls the API, in English */
export const presentError = (failure: AppError, detail?: string): ErrorAnswer => ({
  success: false,
  error: detail ?? sayError(failure),
  code: failure.code,
  params: { ...failure.params },
  ...(failure.conflicts.length > 0 && { conflicts: failure.conflicts.map(presentConflict) }),
  reasons: failure.reasons.map(({ code, params }) => ({ code, params: { ...params } })),
});

const presentConflict = ({ field, current, changedBy, changedAt }: FieldConflict): Conflict => ({
  field,
  current: Array.isArray(current)
    ? [...(current as readonly string[])]
    : (current as string | null),
  changedBy: changedBy && { ...changedBy },
  changedAt: changedAt?.toISOString() ?? null,
});

function toAppError(error: FastifyError | AppError): AppError {
  if (error instanceof AppError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map(({ instancePath }) => fieldOf(instancePath));
    const named = [...new Set(fields)].filter((field) => field !== '');
    return new AppError('invalid-input', { fields: named.join(', ') }, { cause: error });
  }
  const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500;
  const code = CODES[status] ?? (status >= 400 && status < 500 ? 'unreadable-body' : 'internal');
  return new AppError(code, {}, { cause: error });
}

/** Errors of Fastify and its plugins. */
const CODES: Readonly<
  Partial<Record<number, Extract<ErrorCode, 'too-large' | 'too-many' | 'wrong-type'>>>
> = { 413: 'too-large', 415: 'wrong-type', 429: 'too-many' };

function detailOf(error: FastifyError | AppError): string | undefined {
  if (!hasZodFastifySchemaValidationErrors(error)) return undefined;
  const issues = error.validation.map(({ instancePath, message }) => {
    const field = fieldOf(instancePath);
    return field === '' ? message : `${field}: ${message}`;
  });
  return `Please check: ${issues.join('; ')}.`;
}

const fieldOf = (path: string): string => path.replaceAll('/', '.').replace(/^\./, '');

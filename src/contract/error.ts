import { z } from 'zod';
import { ERRORS, type ErrorCode } from '../errors.ts';
import { params } from './params.ts';
import { reason } from './reason.ts';

/** Every failure on the wire: a code with its facts, and a sentence that says what to do next. */
export const errorAnswer = z.object({
  success: z.literal(false),
  error: z.string().describe('In English'),
  code: z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]),
  params: params.describe('Facts for the sentence'),
  reasons: z.array(reason).describe('What caused it, if that is known'),
});
export type ErrorAnswer = z.infer<typeof errorAnswer>;

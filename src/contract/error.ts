import { z } from 'zod';
import { ERRORS, type ErrorCode } from '../errors.ts';
import { actor } from './actor.ts';
import { params } from './params.ts';
import { reason } from './reason.ts';

/** Every failure on the wire: a code with its facts, and a sentence that says what to do next. */
export const errorAnswer = z.object({
  success: z.literal(false),
  error: z.string().describe('In English'),
  code: z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]),
  params: params.describe('Facts for the sentence'),
  conflicts: z
    .array(
      z.object({
        field: z.string(),
        current: z.union([z.string(), z.array(z.string()), z.null()]),
        changedBy: actor.nullable().describe('Null if it is not known'),
        changedAt: z.iso.datetime().nullable(),
      }),
    )
    .optional()
    .describe('With `lead-changed-since`: the fields that have another value than the editor saw'),
  reasons: z.array(reason).describe('What caused it, if that is known'),
});
export type Conflict = NonNullable<z.infer<typeof errorAnswer>['conflicts']>[number];
export type ErrorAnswer = z.infer<typeof errorAnswer>;

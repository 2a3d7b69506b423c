import { z } from 'zod';

/** `POST /api/facebook/data-deletion/ids`: the ids of a mail of Meta's about data deletion. */
export const deletionIdsBody = z.object({
  ids: z
    .array(
      z
        .string()
        .trim()
        .regex(/^\d{1,32}$/, 'must be an id: digits only'),
    )
    .min(1)
    .max(1000),
});

export const deletionIdsAnswer = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      pages: z.number().int().describe('Pages that lost the token of this person'),
      url: z.string(),
      confirmation_code: z.string(),
    }),
  ),
});
export type DeletionIdsAnswer = z.infer<typeof deletionIdsAnswer>;

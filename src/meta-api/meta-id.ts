import { z } from 'zod';

/**
 * An id of Meta, kept as text. Real deliveries contain strings. Meta's documentation and the
 * samples of its dashboard contain numbers. Ids of ads have 17 to 18 digits, which is more than a
 * JavaScript number can hold, so bodies must be parsed with `parseLossless` first.
 */
export const metaId = z
  .union([z.string(), z.number().int().nonnegative()])
  .transform(String)
  .pipe(z.string().regex(/^\d{1,40}$/, 'not an id of Meta'));

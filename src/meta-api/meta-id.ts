import { z } from 'zod';

/**
 * An id of Meta's, as text from the first byte to the last. Real deliveries carry strings, Meta's
 * documentation and its dashboard samples carry numbers; ad ids have 17 to 18 digits, more than a
 * JavaScript number holds, so bodies are parsed with `parseLossless` first.
 */
export const metaId = z
  .union([z.string(), z.number().int().nonnegative()])
  .transform(String)
  .pipe(z.string().regex(/^\d{1,40}$/, 'not an id of Meta'));

import { z } from 'zod';

/** Control characters, line separators, and what turns the direction of the text around it. */
const UNFIT = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;

const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** The name of a person or an API key: one line that can be seen, and printed to a terminal. */
export const shownName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .refine(
    (text) => VISIBLE.test(text) && !UNFIT.test(text),
    'must be one line of visible characters',
  );

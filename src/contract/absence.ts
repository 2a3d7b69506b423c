import { z } from 'zod';

/** Days on which a person is away, including the first and the last. */
export const absence = z
  .strictObject({ from: z.iso.date(), to: z.iso.date() })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'must not be before from' });
export type Absence = z.infer<typeof absence>;

export const absences = z
  .array(absence)
  .max(50)
  .describe("When the person is away, by the calendar of the person's time zone (else UTC)");

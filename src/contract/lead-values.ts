import { z } from 'zod';

const valueField = z.enum(['connection', 'form', 'campaign', 'tag']);
export type ValueField = z.infer<typeof valueField>;

/** `GET /api/leads/values` */
export const leadValuesQuery = z.object({
  field: valueField.describe('The filter'),
  search: z.string().max(200).default('').describe('A part of the name or of the value'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const leadValues = z.object({
  values: z
    .array(
      z.object({
        value: z.string().describe('What the filter takes, such as the id of a form'),
        name: z.string().describe('As the newest lead with it names it; may be empty'),
      }),
    )
    .describe('In alphabetical order'),
  isMore: z
    .boolean()
    .describe('There are more: a longer search, or the whole of a value, finds them'),
});
export type LeadValues = z.infer<typeof leadValues>;

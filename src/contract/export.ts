import { z } from 'zod';
import { leadFilters } from './lead-list.ts';

/** `GET /api/leads/export.csv`, for admins. */
export const exportLeadsQuery = leadFilters.extend({
  separator: z
    .enum(['comma', 'semicolon'])
    .default('comma')
    .describe('Excel wants a semicolon in countries with a decimal comma'),
});

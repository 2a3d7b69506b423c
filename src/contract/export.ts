import { z } from 'zod';
import { leadIds } from './bulk.ts';
import { leadFilters } from './lead-list.ts';

const separator = z
  .enum(['comma', 'semicolon'])
  .default('comma')
  .describe('Excel wants a semicolon in countries with a decimal comma');

/** `GET /api/leads/export.csv`, for admins. */
export const exportLeadsQuery = leadFilters.extend({ separator });

/** `POST /api/leads/export.csv`, for admins: exactly these leads, in this order. */
export const exportLeadsBody = z.strictObject({ ids: leadIds, separator });
export type ExportLeadsBody = z.input<typeof exportLeadsBody>;

/** The header of the answer that says how many of the leads do not exist any more. */
export const MISSING_LEADS_HEADER = 'leadrabbit-missing-leads';

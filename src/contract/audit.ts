import { z } from 'zod';
import { AUDIT_ACTIONS } from '../audit/audit-entry.ts';

const isoTime = z.iso.datetime();

export const auditAction = z.enum(AUDIT_ACTIONS);

/** `GET /api/audit` */
export const listAuditQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().max(32).optional(),
  actor: z
    .string()
    .max(64)
    .optional()
    .describe('The id of a user or an API key, a part of LeadRabbit, `operator` or `stranger`'),
  action: auditAction.optional(),
  since: z.iso.datetime({ offset: true }).optional(),
  format: z.enum(['json', 'csv']).default('json').describe('csv: all entries, without paging'),
});

export const auditEntry = z.object({
  number: z.number().int().describe('Its place in the chain, from 1'),
  at: isoTime,
  actor: z.object({
    kind: z.enum(['user', 'api-key', 'system', 'operator', 'stranger']),
    id: z.string(),
    name: z.string().nullable().describe('The present name; null if there is none any more'),
  }),
  address: z.string().nullable().describe('The network address of the request'),
  action: auditAction,
  target: z.object({ kind: z.string(), id: z.string(), name: z.string().nullable() }).nullable(),
  fields: z.array(z.string()).describe('Names of the fields that changed'),
  reference: z.string().nullable().describe('The id of a record with the details'),
  hash: z.string(),
});
export type AuditEntryAnswer = z.infer<typeof auditEntry>;

export const auditList = z.object({
  entries: z.array(auditEntry),
  nextCursor: z.string().nullable(),
});
export type AuditList = z.infer<typeof auditList>;

/** `GET /api/maintenance`: what should be changed every quarter. */
export const maintenance = z.object({
  items: z.array(
    z.object({
      name: z.enum(['verify-token', 'app-secret', 'encryption-key', 'page-tokens']),
      changedAt: isoTime.nullable().describe('Null: there is none, or it never changed here'),
      isDue: z.boolean().describe('Changed more than 90 days ago'),
    }),
  ),
});
export type Maintenance = z.infer<typeof maintenance>;

import { z } from 'zod';
import { POISON_KINDS } from '../world/poison-lead.ts';

const pageId = z.string().optional();
const rate = z.number().min(0).max(1);

/** What can be made to go wrong. `null` in a change switches a fault off. */
export const faultSchema = z.strictObject({
  /** Tokens older than this fault are refused; a new sign-in heals it, as in life. */
  expiredToken: z
    .strictObject({
      pageId,
      subcode: z
        .union([z.literal(458), z.literal(460), z.literal(463), z.literal(467), z.literal(492)])
        .default(463),
    })
    .nullish(),
  leadAccessRevoked: z
    .strictObject({ pageId, as: z.enum(['200', '100/33']).default('200') })
    .nullish(),
  missingPermission: z.strictObject({ pageId, permission: z.string() }).nullish(),
  rateLimited: z.strictObject({ pageId, minutes: z.number().positive() }).nullish(),
  serverError: z
    .strictObject({
      pageId,
      rate: rate.default(1),
      kind: z.enum(['code1', 'code2', 'html502']).default('code2'),
    })
    .nullish(),
  slowMs: z.number().int().min(0).max(600_000).nullish(),
  dropConnection: z.strictObject({ pageId, rate: rate.default(1) }).nullish(),
  notYetReadable: z.strictObject({ pageId, seconds: z.number().positive() }).nullish(),
  maxLeadsLimit: z.number().int().positive().nullish(),
  appMode: z.literal('development').nullish(),
  poisonLeads: z
    .strictObject({ pageId, rate: rate.default(1), kind: z.enum(POISON_KINDS).optional() })
    .nullish(),
  /** How many times each delivery is sent in all. */
  duplicateWebhooks: z.number().int().min(1).max(20).nullish(),
  lateWebhooksMs: z.number().int().min(0).max(3_600_000).nullish(),
  reorderWebhooks: z.boolean().nullish(),
  lostWebhooks: z.strictObject({ pageId, rate: rate.default(1) }).nullish(),
  numericIds: z.boolean().nullish(),
  wrongSignature: z.boolean().nullish(),
});

export type FaultPatch = z.input<typeof faultSchema>;
export type Faults = z.output<typeof faultSchema>;
export type FaultName = keyof Faults;

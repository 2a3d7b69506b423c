import { z } from 'zod';
import { POISON_KINDS } from '../world/poison-lead.ts';
import { ODD_KINDS } from './odd-answers.ts';

const pageId = z.string().optional();
const rate = z.number().min(0).max(1);

/** The faults that can be switched on. `null` in a change switches a fault off. */
export const faultSchema = z.strictObject({
  /** Tokens older than this fault are refused. A new sign-in solves it, as at Meta. */
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
  rateLimited: z
    .strictObject({
      pageId,
      minutes: z.number().positive(),
      /** 80005 if left out; 4, 17, 32, 341, 368 and 613 are limits of other kinds. */
      code: z.number().int().default(80005),
      /** Meta marks some limits as transient. */
      isTransient: z.boolean().default(false),
    })
    .nullish(),
  serverError: z
    .strictObject({
      pageId,
      rate: rate.default(1),
      kind: z.enum(['code1', 'code2', 'html502']).default('code2'),
    })
    .nullish(),
  slowMs: z.number().int().min(0).max(600_000).nullish(),
  dropConnection: z.strictObject({ pageId, rate: rate.default(1) }).nullish(),
  /** Some calls never get an answer; the connection stays open while the fault lasts. */
  hangingCalls: z
    .strictObject({
      pageId,
      /** The calls of this Page do not hang. */
      exceptPageId: z.string().optional(),
      rate: rate.default(1),
      /** Which calls: all, those that read one lead, or those that list a form's leads. */
      calls: z.enum(['all', 'lead', 'leadList']).default('all'),
    })
    .nullish(),
  /** A body that is no answer of Graph replaces an answer. */
  oddAnswers: z
    .strictObject({
      pageId,
      rate: rate.default(1),
      /** Another one each time if left out. */
      kind: z.enum(ODD_KINDS).optional(),
      calls: z.enum(['all', 'lead', 'leadList']).default('all'),
      /** The number of odd answers after which the fault ends. */
      times: z.number().int().positive().optional(),
    })
    .nullish(),
  /** Lists always say that there is a next page. */
  endlessLists: z
    .strictObject({ pageId, kind: z.enum(['empty', 'repeated', 'sameCursor']).default('empty') })
    .nullish(),
  /** Meta says that an edge does not exist, as it does when a permission or a task is missing. */
  hiddenEdge: z.strictObject({ pageId, edge: z.string().default('leadgen_forms') }).nullish(),
  /** A lead is refused if one of these fields is asked for. */
  refusedLeadFields: z
    .strictObject({
      pageId,
      fields: z.array(z.string()).default(['vehicle', 'home_listing']),
      as: z.enum(['100', '200']).default('100'),
    })
    .nullish(),
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

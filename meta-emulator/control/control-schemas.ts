import { z } from 'zod';
import { POISON_KINDS } from '../world/poison-lead.ts';

const id = z.string().regex(/^\d+$/);
const time = z.iso.datetime({ offset: true });

export const newLeadsSchema = z.strictObject({
  formId: id,
  /** How many leads to make; each has answers of its own. */
  count: z.number().int().min(1).max(10_000).default(1),
  platform: z.enum(['fb', 'ig']).optional(),
  /** By question key; what is missing is made up. */
  answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
  /** Replaces the answers, whatever its shape. */
  fieldData: z.unknown().optional(),
  organic: z.boolean().optional(),
  adId: id.optional(),
  createdTime: time.optional(),
  disclaimers: z.record(z.string(), z.boolean()).optional(),
  poison: z.enum(POISON_KINDS).optional(),
  /** Further fields of the lead by their names at Meta, such as `retailer_item_id`. */
  more: z.record(z.string(), z.unknown()).optional(),
  /** False: no webhook; only a sync finds the lead. */
  deliver: z.boolean().default(true),
});
export type NewLeads = z.input<typeof newLeadsSchema>;

export const newPageSchema = z.strictObject({
  id: id.optional(),
  name: z.string().min(1),
  category: z.string().default('Local business'),
  isInPortfolio: z.boolean().default(false),
  isNewPagesExperience: z.boolean().default(true),
  instagramUsername: z.string().optional(),
});
export type NewPage = z.input<typeof newPageSchema>;

export const questionSchema = z.strictObject({
  key: z.string().min(1),
  label: z.string().optional(),
  type: z.string().default('CUSTOM'),
  options: z.array(z.strictObject({ key: z.string(), value: z.string() })).optional(),
  isMultiSelect: z.boolean().optional(),
  /** Questions that depend on the answer to this one. */
  dependents: z.array(z.strictObject({ key: z.string(), label: z.string() })).optional(),
});

export const newFormSchema = z.strictObject({
  id: id.optional(),
  pageId: id,
  name: z.string().min(1),
  locale: z.string().default('en_US'),
  status: z.enum(['ACTIVE', 'ARCHIVED']).default('ACTIVE'),
  questions: z.array(questionSchema).min(1),
  disclaimers: z
    .array(z.strictObject({ key: z.string(), text: z.string(), isRequired: z.boolean() }))
    .default([]),
  trackingParameters: z.array(z.strictObject({ key: z.string(), value: z.string() })).default([]),
});
export type NewForm = z.input<typeof newFormSchema>;

export const newTokenSchema = z.strictObject({
  kind: z.enum(['user', 'page', 'system_user']).default('page'),
  /** Only for `page`. */
  pageId: id.optional(),
  longLived: z.boolean().default(true),
});
export type NewToken = z.input<typeof newTokenSchema>;

export const revocationSchema = z.strictObject({
  /** Only the tokens of this Page; else all. */
  pageId: id.optional(),
  subcode: z.number().int().default(460),
});
export type Revocation = z.input<typeof revocationSchema>;

export const appPatchSchema = z.strictObject({
  mode: z.enum(['live', 'development']).optional(),
  apiVersion: z
    .string()
    .regex(/^v\d+\.0$/)
    .optional(),
  requireProof: z.boolean().optional(),
  redirectUris: z.array(z.string()).optional(),
  /** Of the app's webhook subscriptions. */
  subscriptionActive: z.boolean().optional(),
  /** Of the demo person; null: never. */
  dataAccessExpiresAt: time.nullish(),
  grantedPermissions: z.array(z.string()).optional(),
  declinedPermissions: z.array(z.string()).optional(),
  pages: z
    .array(
      z.strictObject({
        id,
        leadgenTosAccepted: z.boolean().optional(),
        hidesToken: z.boolean().optional(),
        isInPortfolio: z.boolean().optional(),
        isNewPagesExperience: z.boolean().optional(),
        /** Takes the demo person's role away, or gives it back. */
        hasRole: z.boolean().optional(),
      }),
    )
    .optional(),
});
export type AppPatch = z.input<typeof appPatchSchema>;

export const changeSchema = z.strictObject({
  object: z.string().default('page'),
  entryId: z.union([z.string(), z.number()]),
  field: z.string(),
  value: z.record(z.string(), z.unknown()),
});
export type NewChange = z.input<typeof changeSchema>;

export const chaosSchema = z.strictObject({
  seed: z.number().int().default(1),
  intensity: z.number().min(0).max(1).default(0.3),
});
export type ChaosStart = z.input<typeof chaosSchema>;

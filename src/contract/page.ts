import { z } from 'zod';
import { completeness } from './completeness.ts';
import { healthState } from './health-state.ts';
import { reason } from './reason.ts';
import { verdict } from './verdict.ts';

const isoTime = z.iso.datetime();

export const pageForm = z.object({
  formId: z.string(),
  name: z.string(),
  status: z.string().describe("Meta's form status: ACTIVE, ARCHIVED, DELETED or DRAFT"),
  leadCount: z.number().int().describe('Leads of this form stored here'),
  completeness: completeness.nullable().describe("Null before Meta's count was first compared"),
  leads: z
    .array(z.object({ leadId: z.string(), createdTime: isoTime }))
    .describe('The newest leads of the form, ten at the most'),
});
export type PageForm = z.infer<typeof pageForm>;

/** Why a connection does not work as it should. */
export const pageAttention = z.object({
  code: z.enum(['reconnect', 'permission', 'throttled', 'problem']),
  reason,
  since: isoTime,
});
export type PageAttention = z.infer<typeof pageAttention>;

/** A connected Facebook Page, or an Instagram account that hangs on one. Never has a token. */
export const connectedPage = z.object({
  pageId: z.string().describe('Facebook Page id or Instagram account id'),
  name: z.string(),
  platform: z.enum(['facebook', 'instagram']),
  parentPageId: z
    .string()
    .nullable()
    .describe('For an Instagram account: the Facebook Page whose webhook feeds it'),
  isActive: z.boolean(),
  lastUpdated: isoTime,
  lastSync: isoTime.nullable(),
  syncCount: z.number().int(),
  leadCount: z.number().int().describe('Leads of this entry stored here'),
  lastLeadAt: isoTime.nullable(),
  attention: pageAttention.nullable(),
  completeness: completeness
    .nullable()
    .describe("Over all forms of the Page, its Instagram accounts' leads included; null for these"),
  verdict: verdict.describe(
    'Whether leads of this entry come in; an account shares its Page’s fate',
  ),
  health: z
    .object({ state: healthState, checkedAt: isoTime })
    .nullable()
    .describe('The verdict and when Meta was last asked; null before, and for Instagram accounts'),
  catchUp: z
    .object({ lastAt: isoTime.nullable(), nextAt: isoTime.nullable(), since: isoTime.nullable() })
    .describe(
      'The background sync: the last one, the next one, and how far back it was asked to read',
    ),
  oldestGap: z
    .object({ sentAt: isoTime, unreadableFrom: isoTime.describe('When Meta deletes it') })
    .nullable()
    .describe('The oldest lead that is known here and whose answers Meta alone still has'),
  watermark: isoTime.nullable().describe('The time up to which every lead is accounted for'),
  leadForms: z.array(pageForm),
});
export type ConnectedPage = z.infer<typeof connectedPage>;

export const pageActionBody = z.object({
  pageId: z.string().min(1),
  action: z.enum(['enable', 'disable']),
  lookBackDays: z
    .number()
    .min(0)
    .max(90)
    .optional()
    .describe(
      'With enable: also take in the leads of so many last days; else those since the watermark',
    ),
  withInstagram: z
    .boolean()
    .default(false)
    .describe('With enable of a Page: enable its Instagram accounts too'),
});
export const deletePageBody = z.object({ pageId: z.string().min(1) });

export const pageActionAnswer = z.object({ success: z.literal(true), message: z.string() });
export type PageActionAnswer = z.infer<typeof pageActionAnswer>;

import { z } from 'zod';

const isoTime = z.iso.datetime();

export const pageForm = z.object({
  formId: z.string(),
  name: z.string(),
  status: z.string().describe("Meta's form status: ACTIVE, ARCHIVED, DELETED or DRAFT"),
  leadCount: z.number().int().describe('Leads of this form stored here'),
  leads: z
    .array(z.object({ leadId: z.string(), createdTime: isoTime }))
    .describe('The newest leads of the form, ten at the most'),
});
export type PageForm = z.infer<typeof pageForm>;

/** Why an entry does not work as it should, and what to do about it. */
export const pageAttention = z.object({
  code: z.enum(['reconnect', 'permission', 'throttled', 'problem']),
  message: z.string().describe('A sentence that says what to do next'),
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
  leadForms: z.array(pageForm),
});
export type ConnectedPage = z.infer<typeof connectedPage>;

export const pageActionBody = z.object({
  pageId: z.string().min(1),
  action: z.enum(['enable', 'disable']),
});
export const deletePageBody = z.object({ pageId: z.string().min(1) });

export const pageActionAnswer = z.object({ success: z.literal(true), message: z.string() });
export type PageActionAnswer = z.infer<typeof pageActionAnswer>;

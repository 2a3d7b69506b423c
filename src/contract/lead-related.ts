import { z } from 'zod';
import { actor } from './actor.ts';
import { leadSource, leadStatus } from './lead.ts';

const isoTime = z.iso.datetime();

/** Another enquiry that seems to be of the same person. */
export const relatedLead = z.object({
  _id: z.string(),
  name: z.string(),
  status: leadStatus,
  source: leadSource,
  ownerId: z.string().nullable(),
  formName: z.string().describe('Empty if the lead did not come from a form'),
  createdAt: isoTime.describe('When the person sent the form'),
  hasSameEmail: z.boolean(),
  hasSamePhone: z.boolean(),
  unlinked: z
    .object({ by: actor, at: isoTime })
    .nullable()
    .describe('Who said that it is of another person; null if nobody did'),
});
export type RelatedLead = z.infer<typeof relatedLead>;

/** `GET /api/leads/:id/related` */
export const relatedLeadList = z.object({
  related: z.array(relatedLead).describe('The newest first, those that are unlinked last'),
  hasMore: z.boolean().describe('There are more than these'),
});
export type RelatedLeadList = z.infer<typeof relatedLeadList>;

/** `POST /api/leads/find-related`: asked before a lead is added. */
export const findRelatedBody = z.strictObject({
  email: z.string().trim().max(500).default(''),
  phone: z.string().trim().max(500).default(''),
});
export type FindRelatedBody = z.input<typeof findRelatedBody>;

/** `POST /api/leads/:id/unlinked`: the other lead is of another person. */
export const unlinkBody = z.strictObject({ leadId: z.string().min(1).max(64) });
export type UnlinkBody = z.infer<typeof unlinkBody>;

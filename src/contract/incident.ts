import { z } from 'zod';
import { params } from './params.ts';
import { checkId, reasonCode } from './reason.ts';

const isoTime = z.iso.datetime();

/** Something that kept leads away or delayed them, with its beginning and its end. */
export const incident = z.object({
  id: z.string(),
  pageId: z.string().nullable().describe('Null if it concerned the app, and so all Pages'),
  pageName: z.string().describe('Empty for the app, and for a Page that is no longer connected'),
  check: checkId.describe('The check that found it, such as token or page-subscription'),
  code: reasonCode.describe('What it was, such as reconnect or subscription-repaired'),
  params,
  isSelfRepaired: z.boolean().describe('LeadRabbit repaired it without a person'),
  startedAt: isoTime,
  endedAt: isoTime.nullable().describe('Null while it lasts'),
  leadsAffected: z.number().int().describe('Leads that came late because of it, or are held now'),
  leadsRecovered: z.number().int().describe('Of these, the leads that are in the CRM by now'),
});
export type Incident = z.infer<typeof incident>;

/** `GET /api/facebook/incidents`, for admins. */
export const listIncidentsQuery = z.object({
  pageId: z.string().min(1).max(40).optional().describe('Of one Page, or of the app for `app`'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(80).optional(),
});

export const incidentsAnswer = z.object({
  incidents: z.array(incident).describe('Newest first'),
  nextCursor: z.string().nullable(),
});
export type IncidentsAnswer = z.infer<typeof incidentsAnswer>;

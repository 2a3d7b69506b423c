import { z } from 'zod';

/** `POST /api/facebook/data-deletion/ids`: the ids of a mail of Meta's about data deletion. */
export const deletionIdsBody = z.object({
  ids: z
    .array(
      z
        .string()
        .trim()
        .regex(/^\d{1,32}$/, 'must be an id: digits only'),
    )
    .min(1)
    .max(1000),
});

export const deletionIdsAnswer = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      pages: z.number().int().describe('Pages that lost the token of this person'),
      url: z.string(),
      confirmation_code: z.string(),
    }),
  ),
});
export type DeletionIdsAnswer = z.infer<typeof deletionIdsAnswer>;

const isoTime = z.iso.datetime();

/** `GET /api/leads/:id/same-person`: all enquiries that seem to come from one person. */
export const samePersonAnswer = z.object({
  leads: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        email: z.string(),
        phone: z.string(),
        status: z.string(),
        createdAt: isoTime,
      }),
    )
    .describe('Leads of the CRM, the one that was asked for first'),
  held: z
    .array(
      z.object({
        leadId: z.string().describe("Meta's lead id"),
        state: z.string(),
        pageId: z.string(),
        formId: z.string(),
        receivedAt: isoTime,
      }),
    )
    .describe('Enquiries that are not in the CRM'),
});
export type SamePersonAnswer = z.infer<typeof samePersonAnswer>;

/** `POST /api/leads/:id/erase` */
export const eraseBody = z.object({
  also: z
    .array(z.string().min(1).max(64))
    .max(500)
    .default([])
    .describe("Ids of leads, or Meta's lead ids of held ones, to erase too"),
});
export type EraseBody = z.input<typeof eraseBody>;

/** What was erased where, when and by whom. It holds nothing of the person. */
export const erasureCertificate = z.object({
  id: z.string(),
  at: isoTime,
  by: z.object({ kind: z.string(), id: z.string(), name: z.string().nullable() }),
  erased: z.object({
    leads: z.number().int().describe('Leads of the CRM with answers and search terms'),
    inboxLeads: z.number().int().describe("Readings and events; only Meta's lead id is kept"),
    deliveries: z.number().int().describe('Bodies of webhooks that named one of the leads'),
  }),
  notErased: z
    .array(z.enum(['backups', 'meta']))
    .describe('What may still hold data of the person: backups made before the erasure, and Meta'),
});
export type ErasureCertificateAnswer = z.infer<typeof erasureCertificate>;

/**
 * `POST /api/leads/erase`: exactly these leads. It is limited, because nothing else is written while leads are
 * erased.
 */
export const eraseLeadsBody = z.strictObject({
  ids: z.array(z.string().min(1).max(64)).min(1).max(50),
});

export const eraseLeadsAnswer = z.object({
  certificate: erasureCertificate.nullable().describe('Null if no lead was erased'),
  erased: z.number().int(),
  skipped: z
    .array(z.object({ leadId: z.string(), reason: z.literal('not-found') }))
    .describe('`erased` and `skipped` add up to the number of leads'),
});
export type EraseLeadsAnswer = z.infer<typeof eraseLeadsAnswer>;

export const eraseAnswer = z.object({ certificate: erasureCertificate });

/** `GET /api/privacy/erasures`, the newest first. */
export const erasureList = z.object({ erasures: z.array(erasureCertificate) });
export type ErasureList = z.infer<typeof erasureList>;

const days = z.number().int().min(1).max(36_500).nullable();

/** `PUT /api/privacy/retention`: after how many days data is deleted; null keeps it. */
export const retentionSettings = z.object({
  deliveryDays: days.describe('Bodies of webhooks; 30 unless it is changed'),
  readingDays: days.describe('What Meta said of leads that are in the CRM or were dismissed'),
  leadDays: days.describe('Leads, by when they were sent'),
});
export type RetentionSettings = z.infer<typeof retentionSettings>;

const retentionCounts = z.object({
  deliveries: z.number().int(),
  readings: z.number().int(),
  leads: z.number().int(),
});

/** `GET /api/privacy/retention` */
export const retentionAnswer = z.object({
  settings: retentionSettings,
  preview: retentionCounts.describe('What a run would delete now; runs are daily'),
  lastRun: z.object({ at: isoTime, deleted: retentionCounts }).nullable(),
});
export type RetentionAnswer = z.infer<typeof retentionAnswer>;

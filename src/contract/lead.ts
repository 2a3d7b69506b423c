import { z } from 'zod';
import { leadNote } from './lead-note.ts';

/** The statuses that every team begins with, in the order of a sale. */
export const LEAD_STATUSES = ['New', 'Contacted', 'Qualified', 'Meeting', 'Won', 'Lost'] as const;

/** What a salesperson has done with a lead so far: the id of a stage of `GET /api/pipeline`. */
export const leadStatus = z.string().min(1).max(64);
export type LeadStatus = z.infer<typeof leadStatus>;

/** Where a lead came from. */
export const LEAD_SOURCES = ['facebook', 'instagram', 'manual', 'website', 'other'] as const;
export const leadSource = z.enum(LEAD_SOURCES);
export type LeadSource = z.infer<typeof leadSource>;

/** How urgent a lead is; null if nobody said. */
export const LEAD_PRIORITIES = ['low', 'normal', 'high'] as const;
export const leadPriority = z.enum(LEAD_PRIORITIES);
export type LeadPriority = z.infer<typeof leadPriority>;

const isoTime = z.iso.datetime();

/** Meta's side of a lead: its ids, all as text, and every raw answer under the question's key. */
export const leadMetaData = z.object({
  leadId: z.string(),
  formId: z.string(),
  pageId: z.string().describe('The Facebook Page that the lead belongs to, also for Instagram'),
  platform: z.enum(['facebook', 'instagram']),
  originalFields: z.record(z.string(), z.array(z.string())),
});
export type LeadMetaData = z.infer<typeof leadMetaData>;

/** The rule that gave a lead to its owner, by the name that it had then. */
export const leadAssignment = z.object({
  ruleId: z.string(),
  ruleName: z.string(),
  why: z.enum(['turn', 'fallback']).describe('`fallback`: no member of the rule worked'),
});

/** Somebody has taken a lead to answer it. */
export const leadLease = z.object({ userId: z.string(), until: isoTime });

/** One row of the lead list. What the person did not say is an empty string. */
export const lead = z.object({
  _id: z.string(),
  name: z.string(),
  email: z.string(),
  phone: z.string().describe('As the person wrote it'),
  phoneE164: z.string().describe('The same number in E.164, empty if it could not be understood'),
  phoneDisplay: z
    .string()
    .describe('The number of `phoneE164` in groups of digits, as people read it; empty if that is'),
  company: z.string(),
  status: leadStatus,
  source: leadSource,
  tags: z.array(z.string()),
  ownerId: z
    .string()
    .nullable()
    .describe('The person of the team who works on it; see `GET /api/users/names`'),
  assignment: leadAssignment
    .nullable()
    .describe('Why the owner has it; null if a person chose the owner, or nobody did'),
  lease: leadLease.nullable().describe('Who has taken it to answer it; it is over at its time'),
  priority: leadPriority.nullable(),
  meetings: z.array(z.string()).describe('Ids'),
  conversations: z.array(z.string()).describe('Ids; see `GET /api/leads/:id/conversations`'),
  metaData: leadMetaData.nullable(),
  isImported: z.literal(true).optional().describe('It came from a file'),
  createdAt: isoTime.describe('When the person sent the form'),
  updatedAt: isoTime,
  firstSeenAt: isoTime.nullable().describe('When somebody of the team first opened it'),
  firstContactedAt: isoTime.nullable(),
  formName: z.string().describe('Empty if the lead did not come from a form'),
  firstAnswer: z
    .object({ label: z.string(), text: z.string() })
    .nullable()
    .describe('The first answer that is no contact data, at most 200 characters of it'),
});
export type Lead = z.infer<typeof lead>;

/** One answer of the form, verbatim: every value, with the labels that the person saw. */
export const leadAnswer = z.object({
  key: z.string().describe('The question key, as Meta sent it'),
  label: z.string().describe('The question as the person read it; the key if it is unknown'),
  type: z.string().describe("Meta's question type such as EMAIL or CUSTOM; empty where unknown"),
  field: z
    .string()
    .nullable()
    .describe('The CRM field that this answer filled, such as email; null if none'),
  values: z.array(z.string()).describe('Raw values, as Meta sent them'),
  labels: z.array(z.string()).describe('One per value: the option label, else the value'),
});
export type LeadAnswer = z.infer<typeof leadAnswer>;

/** Where a lead came from, as far as Meta says. Empty strings if it does not. */
export const leadOrigin = z.object({
  pageName: z.string(),
  formName: z.string(),
  campaignId: z.string(),
  campaignName: z.string(),
  adsetId: z.string(),
  adsetName: z.string(),
  adId: z.string(),
  adName: z.string(),
  partnerName: z.string().describe('The partner that collected the lead'),
  retailerItemId: z.string().describe('The item of a catalogue that the ad showed'),
  post: z.string().describe('Name, address or id of the post with the form'),
  vehicle: z.string().describe('Name, address or id of the vehicle that was offered'),
  homeListing: z.string().describe('Name, address or id of the home that was offered'),
  submissionCheck: z.string().describe("What Meta's check after the sending said"),
  isOrganic: z.boolean().nullable(),
  via: z.enum(['webhook', 'sync', 'catch-up', 'import']).describe('How LeadRabbit learnt of it'),
  submittedAt: isoTime.nullable(),
  receivedAt: isoTime.nullable(),
  storedAt: isoTime.nullable(),
});
export type LeadOrigin = z.infer<typeof leadOrigin>;

/** A consent box of the form; they are no answers and have no option labels at Meta. */
export const leadDisclaimer = z.object({ key: z.string(), isChecked: z.boolean() });

/** Timestamps of each step of a lead, from Meta to the salesperson; null until the step is reached. */
export const leadJourney = z.object({
  submittedAt: isoTime.nullable(),
  webhookAt: isoTime.nullable().describe('Announced by Meta'),
  foundAt: isoTime.nullable().describe('Found by a sync, by hand or in the background'),
  fetchedAt: isoTime.nullable().describe('Its answers were here'),
  storedAt: isoTime.nullable().describe('In the CRM, on every screen'),
  firstSeenAt: isoTime.nullable(),
  firstContactedAt: isoTime.nullable(),
});
export type LeadJourney = z.infer<typeof leadJourney>;

/** A single lead with all that is known. */
export const leadDetails = lead.extend({
  contact: z
    .record(z.string(), z.string())
    .describe('More contact data, such as `city`, as far as it is known'),
  customFields: z.record(z.string(), z.string()).describe('What the team has added, by its name'),
  lostReason: z.string(),
  notes: z.array(leadNote).describe('The oldest first'),
  answers: z.array(leadAnswer),
  disclaimers: z.array(leadDisclaimer),
  origin: leadOrigin.nullable(),
  journey: leadJourney,
  seenBy: z.array(z.string()).describe('Ids of the people who have opened it, in that order'),
  statusChangedAt: isoTime.nullable().describe('Names the last status change, to undo it'),
  changeId: z
    .string()
    .nullable()
    .describe('Names the change that this request has made, to undo it; null if it made none'),
});
export type LeadDetails = z.infer<typeof leadDetails>;

/** `nextCursor` is null on the last page. */
export const leadList = z.object({ leads: z.array(lead), nextCursor: z.string().nullable() });
export type LeadList = z.infer<typeof leadList>;

/** Undoes the status change that happened at `changedAt`, if it is still the last one. */
export const undoStatusBody = z.strictObject({
  changedAt: isoTime.describe('The `statusChangedAt` in the answer to the change'),
});
export type UndoStatusBody = z.infer<typeof undoStatusBody>;

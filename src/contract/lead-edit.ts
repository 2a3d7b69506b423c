import { z } from 'zod';
import { leadPriority, leadSource, leadStatus } from './lead.ts';
import { shownName } from './name.ts';

/** The contact data of a lead beside name, e-mail address, phone number and company. */
export const CONTACT_FIELDS = [
  'firstName',
  'lastName',
  'jobTitle',
  'workEmail',
  'workPhone',
  'street',
  'city',
  'state',
  'zip',
  'country',
  'dateOfBirth',
  'gender',
] as const;
export type ContactField = (typeof CONTACT_FIELDS)[number];

const text = z.string().trim().max(500);
const address = z.union([z.literal(''), z.string().trim().pipe(z.email().max(320))], {
  error: 'must be an e-mail address, or empty',
});
const tag = z.string().trim().min(1).max(60);
const tags = z.array(tag).max(50);

const customName = shownName.max(60);
const customFields = z
  .record(customName, z.string().trim().max(2000))
  .refine((fields) => Object.keys(fields).length <= 50, 'has more than 50 fields');

/** An empty text removes the value. */
const contact = z.partialRecord(z.enum(CONTACT_FIELDS), text).superRefine((fields, context) => {
  if (!address.safeParse(fields.workEmail ?? '').success)
    context.addIssue({ code: 'custom', path: ['workEmail'], message: 'must be an e-mail address' });
});

const newValues = z
  .strictObject({ name: text, email: address, phone: text, company: text, contact, customFields })
  .partial();

/** Tags as a whole list, or some to add and some to remove. */
const changedTags = z.union([
  tags,
  z.strictObject({ add: tags.optional(), remove: z.array(z.string().max(500)).max(50).optional() }),
]);

const seen = z.string().max(50_000);

/** The values that the editor saw. They are compared and not stored, so that anything may be in them. */
const seenValues = z
  .strictObject({
    name: seen,
    email: seen,
    phone: seen,
    company: seen,
    contact: z.partialRecord(z.enum(CONTACT_FIELDS), seen),
    customFields: z.record(z.string().max(500), seen),
    status: leadStatus,
    ownerId: z.string().nullable(),
    priority: leadPriority.nullable(),
    lostReason: seen,
    tags: z.array(z.string()),
  })
  .partial();

/** `PATCH /api/leads/:id`: fields that are left out stay. */
export const updateLeadBody = newValues
  .extend({
    status: leadStatus.optional(),
    ownerId: z.string().min(1).max(64).nullish().describe('Null: nobody'),
    priority: leadPriority.nullish(),
    lostReason: text.optional(),
    tags: changedTags.optional(),
    after: z
      .string()
      .min(1)
      .max(64)
      .nullish()
      .describe(
        'On the board: the lead that it goes below, in the column of its status; null: to the top',
      ),
    from: seenValues.optional().describe('Refuses the change if one of these is different now'),
  })
  .refine(
    ({ from: _from, ...values }) => Object.values(values).some((value) => value !== undefined),
    'at least one field is needed',
  );
export type UpdateLeadBody = z.input<typeof updateLeadBody>;
export type LeadUpdate = z.infer<typeof updateLeadBody>;

/** `POST /api/leads`: a lead that did not come from Meta. Name, email or phone is needed. */
export const createLeadBody = newValues.extend({
  source: leadSource.exclude(['facebook', 'instagram']).default('manual'),
  tags: tags.optional(),
  ownerId: z.string().min(1).max(64).nullish(),
  priority: leadPriority.nullish(),
});
export type CreateLeadBody = z.input<typeof createLeadBody>;

/** `POST /api/leads/:id/undo`: undoes a change, if nobody has changed the same fields since. */
export const undoChangeBody = z.strictObject({
  changeId: z.string().min(1).max(64).describe('The `changeId` in the answer to the change'),
});
export type UndoChangeBody = z.infer<typeof undoChangeBody>;

/** A value of a field; null if there is none. */
export const fieldValue = z.union([z.string(), z.array(z.string()), z.null()]);
export type FieldValue = z.infer<typeof fieldValue>;

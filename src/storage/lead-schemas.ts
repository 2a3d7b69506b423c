import { z } from 'zod';

const text = z.string();

/** A field that may be missing: a later version added it, or another tool stored the lead. */
const later = text.default('');

/** A list of texts. */
export const texts = z.array(text);

/** A record of any keys. Unlike `z.record`, keeps the key `__proto__`, which an author of a form may choose. */
export const recordOf = <Value>(schema: z.ZodType<Value>) =>
  z.custom<Readonly<Record<string, Value>>>(
    (value) =>
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.values(value).every((each) => schema.safeParse(each).success),
  );

/** `Lead.contact` as it is stored. */
export const contactSchema = recordOf(text);

/** `Lead.answers` as they are stored. */
export const answersSchema = z.array(
  z.object({
    key: text,
    label: text,
    type: text,
    field: text.nullable(),
    values: texts,
    labels: texts,
  }),
);

/** `Lead.assignment` as it is stored. */
export const assignmentSchema = z.object({
  ruleId: text,
  ruleName: text,
  why: z.enum(['turn', 'fallback']),
});

/** `Lead.disclaimers` as they are stored. */
export const disclaimersSchema = z.array(z.object({ key: text, isChecked: z.boolean() }));

/**
 * `Lead.origin` as it is stored.
 *
 * @param readTime reads a time as the engine stores it; null if it cannot be read
 */
export function originSchema(readTime: (stored: unknown) => Date | null) {
  const time = z.unknown().optional().transform(readTime);
  return z.object({
    pageName: later,
    formName: later,
    campaignId: later,
    campaignName: later,
    adsetId: later,
    adsetName: later,
    adId: later,
    adName: later,
    partnerName: later,
    retailerItemId: later,
    post: later,
    vehicle: later,
    homeListing: later,
    submissionCheck: later,
    isOrganic: z.boolean().nullable().default(null),
    via: z.enum(['webhook', 'sync', 'catch-up', 'import']),
    importId: text.exactOptional(),
    submittedAt: time,
    receivedAt: time,
    storedAt: time,
  });
}

const fieldValue = z.union([text, texts, z.null()]);

/** `PersonalEvent.personal` as it is stored. */
export const personalSchema = recordOf(z.object({ from: fieldValue, to: fieldValue }));

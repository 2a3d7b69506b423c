import { z } from 'zod';
import { metaId } from './meta-id.ts';
import { readMetaTime } from './meta-time.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);

/**
 * One answer as Meta sends it. `name` is the key of the form's question. Some entries have no
 * `values` (seen with `inbox_url`), and LeadRabbit's own event format has a single `value`. Both
 * are read.
 */
export const fieldDatum = z
  .object({
    name: scalar,
    values: z.array(scalar.nullish()).nullish(),
    value: scalar.nullish(),
  })
  .transform(({ name, values, value }) => ({
    name,
    values: (values ?? [value]).filter((each) => typeof each === 'string'),
  }));
export type FieldDatum = z.output<typeof fieldDatum>;

/** `is_checked` is "1" or "" in Meta's reference, a boolean in practice, and may be missing. */
const disclaimerResponse = z
  .object({ checkbox_key: scalar, is_checked: z.unknown().optional() })
  .transform(({ checkbox_key, is_checked }) => ({
    key: checkbox_key,
    isChecked: [true, 1, '1', 'true'].some((yes) => yes === is_checked),
  }));

/** The consent boxes that can be understood. */
const disclaimerResponses = z
  .array(z.unknown())
  .transform((boxes) => boxes.flatMap((box) => disclaimerResponse.safeParse(box).data ?? []));

/** An object that a lead refers to, as text: its name, else its address, else its id. */
const reference = z.union([
  scalar,
  z
    .looseObject({})
    .transform(
      (object) =>
        ['name', 'title', 'shown_thank_you_page', 'permalink_url', 'url', 'id']
          .map((field) => scalar.safeParse(object[field]).data ?? '')
          .find((text) => text !== '') ?? '',
    ),
]);

const text = z.string().nullish().catch(null);
const id = metaId.nullish().catch(null);
const referred = reference.nullish().catch(null);

const leadFields = z.object({
  id: metaId,
  created_time: z.unknown().optional(),
  form_id: id,
  ad_id: id,
  ad_name: text,
  adset_id: id,
  adset_name: text,
  campaign_id: id,
  campaign_name: text,
  is_organic: z.boolean().nullish().catch(null),
  platform: z.string().nullish().catch(null),
  partner_name: text,
  retailer_item_id: scalar.nullish().catch(null),
  post: referred,
  vehicle: referred,
  home_listing: referred,
  post_submission_check_result: referred,
  field_data: z.array(fieldDatum).nullish(),
  custom_disclaimer_responses: disclaimerResponses.nullish().catch(null),
});

/**
 * A lead as `GET /{leadgen_id}` and `GET /{form}/leads` return it. Only the id is required, so that
 * no lead is lost because Meta leaves out or garbles another field.
 *
 * Fields: facebook-nodejs-business-sdk, src/objects/lead.js.
 */
export type GraphLead = Omit<z.output<typeof leadFields>, 'created_time'> & {
  /** Null if Meta leaves it out or garbles it. */
  readonly created_time: Date | null;
};

/** A lead that cannot be read, with the names of the fields that are wrong. */
export interface UnreadableLead {
  readonly unreadable: readonly string[];
  readonly error: Error;
}

/** Reads a lead that Graph returned. */
export function readGraphLead(
  value: unknown,
  now: Date,
): { readonly lead: GraphLead } | UnreadableLead {
  const { data, error } = leadFields.safeParse(value);
  if (error) return { unreadable: error.issues.map(({ path }) => path.join('.')), error };
  return { lead: { ...data, created_time: readMetaTime(data.created_time, now) } };
}

/**
 * The fields that Graph shows for every lead. Without `fields` it returns little more than the id.
 */
const BASIC_FIELDS = [
  'id',
  'created_time',
  'form_id',
  'ad_id',
  'ad_name',
  'adset_id',
  'adset_name',
  'campaign_id',
  'campaign_name',
  'is_organic',
  'platform',
  'field_data',
  'custom_disclaimer_responses',
];

/** Fields known only from Meta's SDK. Graph may refuse some of them for a Page, app or version. */
const MORE_FIELDS = [
  'partner_name',
  'retailer_item_id',
  'post',
  'vehicle',
  'home_listing',
  'post_submission_check_result',
];

/** The values of `fields`: all fields, or only those that Graph shows for every lead. */
export const LEAD_FIELDS = {
  all: [...BASIC_FIELDS, ...MORE_FIELDS].join(','),
  basic: BASIC_FIELDS.join(','),
} as const;

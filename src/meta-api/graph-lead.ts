import { z } from 'zod';
import { metaId } from './meta-id.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);

/**
 * One answer as Meta sends it: `name` is the form's question key. Entries without `values` occur
 * (seen with `inbox_url`), and LeadRabbit's own description has a single `value`; both are read.
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

/** Consent boxes; `is_checked` is "1" or "" in the reference, a boolean in practice. */
const disclaimerResponse = z
  .object({ checkbox_key: z.coerce.string(), is_checked: z.union([z.string(), z.boolean()]) })
  .transform(({ checkbox_key, is_checked }) => ({
    key: checkbox_key,
    isChecked: is_checked === true || is_checked === '1' || is_checked === 'true',
  }));

/** Meta writes `2022-02-03T16:16:51+0000`; webhooks carry Unix seconds. */
export const metaTime = z.union([z.string(), z.number()]).transform((value, context) => {
  const seconds = typeof value === 'number' ? value : /^\d{9,11}$/.test(value) ? +value : NaN;
  const time = Number.isNaN(seconds) ? new Date(value) : new Date(seconds * 1000);
  if (!Number.isNaN(time.getTime())) return time;
  context.addIssue({ code: 'custom', message: 'not a time' });
  return z.NEVER;
});

/**
 * A lead as `GET /{leadgen_id}` and `GET /{form}/leads` return it. Only the id is required: what
 * else Meta leaves out or garbles must not lose the lead.
 *
 * Fields: facebook-nodejs-business-sdk, src/objects/lead.js.
 */
export const graphLead = z.object({
  id: metaId,
  created_time: metaTime.nullish().catch(null),
  form_id: metaId.nullish().catch(null),
  ad_id: metaId.nullish().catch(null),
  ad_name: z.string().nullish().catch(null),
  adset_id: metaId.nullish().catch(null),
  adset_name: z.string().nullish().catch(null),
  campaign_id: metaId.nullish().catch(null),
  campaign_name: z.string().nullish().catch(null),
  is_organic: z.boolean().nullish().catch(null),
  platform: z.string().nullish().catch(null),
  field_data: z.array(fieldDatum).nullish(),
  custom_disclaimer_responses: z.array(disclaimerResponse).nullish().catch(null),
});
export type GraphLead = z.output<typeof graphLead>;

/** What to ask for: without `fields` Meta returns little more than the id. */
export const LEAD_FIELDS = [
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
].join(',');

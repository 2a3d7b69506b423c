import { z } from 'zod';
import { metaId } from './meta-id.ts';
import { metaTime } from './graph-lead.ts';

const option = z
  .object({ key: z.coerce.string().nullish(), value: z.coerce.string().nullish() })
  .transform(({ key, value }) => ({ key: key ?? value ?? '', value: value ?? key ?? '' }));

/** A question of a lead form. `key` is what `field_data[].name` of its leads says. */
export const formQuestion = z
  .object({
    key: z.coerce.string(),
    label: z.coerce.string().nullish(),
    type: z.coerce.string().nullish(),
    options: z.array(option).nullish().catch(null),
  })
  .transform(({ key, label, type, options }) => ({
    key,
    label: label ?? key,
    type: type ?? '',
    options: options ?? [],
  }));
export type FormQuestion = z.output<typeof formQuestion>;

/** A lead form. Fields: facebook-nodejs-business-sdk, src/objects/leadgen-form.js. */
export const graphForm = z.object({
  id: metaId,
  name: z.string().nullish().catch(null),
  status: z.string().nullish().catch(null),
  locale: z.string().nullish().catch(null),
  created_time: metaTime.nullish().catch(null),
  leads_count: z.number().int().nullish().catch(null),
  expired_leads_count: z.number().int().nullish().catch(null),
  page_id: metaId.nullish().catch(null),
  questions: z.array(formQuestion).nullish().catch(null),
});
export type GraphForm = z.output<typeof graphForm>;

export const FORM_FIELDS =
  'id,name,status,locale,created_time,leads_count,expired_leads_count,page_id,questions';

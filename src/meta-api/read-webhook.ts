import { z } from 'zod';
import { fieldDatum, metaTime, type FieldDatum } from './graph-lead.ts';
import { metaId } from './meta-id.ts';
import { parseLossless } from './parse-lossless.ts';

/** What a leadgen change says of one lead. Everything but the lead's id may be missing. */
export interface LeadgenChange {
  readonly leadId: string;
  readonly pageId: string;
  readonly formId: string;
  readonly adId: string;
  readonly createdTime: Date | null;
  readonly fieldData: readonly FieldDatum[] | null;
  /** The change's value as JSON text with ids intact. */
  readonly original: string;
}

export interface WebhookReading {
  readonly leadgen: readonly LeadgenChange[];
  /** Leadgen changes without a usable lead id. */
  readonly unusable: number;
  /** Changes of other fields and of other objects than Pages. */
  readonly ignored: number;
  /** Deliveries of the Test button in Meta's App Dashboard. */
  readonly testPings: number;
}

/** The body of a delivery cannot be read at all. */
export class UnreadableWebhook extends Error {
  constructor(options?: ErrorOptions) {
    super('The body of the webhook is not the JSON of a delivery.', options);
    this.name = 'UnreadableWebhook';
  }
}

/** `object` is missing in LeadRabbit's own event format. */
const delivery = z.object({
  object: z.string().nullish().catch(null),
  entry: z.array(z.unknown()),
});
const entry = z.object({
  id: z.unknown().optional(),
  changes: z.array(z.unknown()).nullish().catch(null),
});
const change = z.object({ field: z.string(), value: z.unknown().optional() });

const idOrNone = metaId.catch('');
const leadgenValue = z.object({
  leadgen_id: metaId,
  page_id: idOrNone,
  form_id: idOrNone,
  ad_id: idOrNone,
  created_time: metaTime.nullish().catch(null),
  field_data: z.array(fieldDatum).nullish().catch(null),
});

/** What the dashboard's Test button sends as the lead's id. */
const TEST_PING_LEAD = '444444444444';

/**
 * Reads every change of every entry of a delivery, up to 1000 at once and of several Pages:
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started/webhooks-for-leadgen
 * What cannot be understood stops nothing else.
 *
 * @throws UnreadableWebhook where there is no delivery in the body
 */
export function readWebhook(rawBody: Buffer): WebhookReading {
  const { object, entry: entries } = readDelivery(rawBody);
  const isPage = object === null || object === undefined || object === 'page';
  const changes = entries.flatMap(changesOf);
  const leadgen: LeadgenChange[] = [];
  let unusable = 0;
  let ignored = 0;
  let testPings = 0;
  for (const { pageId, item } of changes) {
    const parsed = change.safeParse(item);
    if (!isPage || !parsed.success || parsed.data.field !== 'leadgen') {
      ignored += 1;
      continue;
    }
    const lead = readLeadgen(parsed.data.value, pageId);
    if (lead === undefined) unusable += 1;
    else if (lead.leadId === TEST_PING_LEAD) testPings += 1;
    else leadgen.push(lead);
  }
  return { leadgen, unusable, ignored, testPings };
}

function readDelivery(rawBody: Buffer): z.output<typeof delivery> {
  try {
    return delivery.parse(parseLossless(rawBody.toString('utf8')));
  } catch (error) {
    throw new UnreadableWebhook({ cause: error });
  }
}

function changesOf(item: unknown): { readonly pageId: string; readonly item: unknown }[] {
  const parsed = entry.safeParse(item);
  if (!parsed.success) return [];
  const pageId = idOrNone.parse(parsed.data.id);
  return (parsed.data.changes ?? []).map((each) => ({ pageId, item: each }));
}

function readLeadgen(value: unknown, pageOfEntry: string): LeadgenChange | undefined {
  const parsed = leadgenValue.safeParse(value);
  if (!parsed.success) return undefined;
  const { leadgen_id, page_id, form_id, ad_id, created_time, field_data } = parsed.data;
  return {
    leadId: leadgen_id,
    pageId: page_id || pageOfEntry,
    formId: form_id,
    adId: ad_id,
    createdTime: created_time ?? null,
    fieldData: field_data ?? null,
    original: JSON.stringify(value),
  };
}

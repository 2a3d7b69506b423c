import { z } from 'zod';
import { toJsonText } from './json-text.ts';
import { metaId } from './meta-id.ts';
import { readMetaTime } from './meta-time.ts';
import { parseLossless } from './parse-lossless.ts';

/** What a webhook says about one lead. Only the lead's id is always there. */
export interface LeadgenEvent {
  readonly leadId: string;
  readonly pageId: string;
  readonly formId: string;
  readonly createdTime: Date | null;
  /** The change's value as JSON text, with every digit of its ids and with its answers, if any. */
  readonly original: string;
}

export interface WebhookReading {
  readonly leadgen: readonly LeadgenEvent[];
  /** Leadgen changes without a usable lead id. */
  readonly unusable: number;
  /** Changes of other fields and of other objects than Pages. */
  readonly ignored: number;
  /** Deliveries of the Test button in Meta's App Dashboard. */
  readonly testPings: number;
}

/** Thrown if the body of a webhook is not a delivery. */
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
  created_time: z.unknown().optional(),
});

/** The lead id that the Test button of Meta's dashboard sends. */
const TEST_PING_LEAD = '444444444444';

/** How many changes are read in one step, which takes a few milliseconds. */
const CHANGES_PER_STEP = 200;

/**
 * Reads every change of every entry of a delivery. Meta sends up to 1000 changes of several Pages
 * in one delivery:
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started/webhooks-for-leadgen A
 * change that cannot be understood does not stop the others. The generator yields between steps, so
 * that the caller can let other work run while it reads a long delivery.
 *
 * @throws UnreadableWebhook if the body is not a delivery
 */
export function* readWebhook(rawBody: Buffer, now: Date): Generator<void, WebhookReading> {
  const { object, entry: entries } = readDelivery(rawBody);
  const isPage = object === null || object === undefined || object === 'page';
  const changes = entries.flatMap(changesOf);
  const leadgen: LeadgenEvent[] = [];
  let unusable = 0;
  let ignored = 0;
  let testPings = 0;
  for (const [index, { pageId, item }] of changes.entries()) {
    if (index % CHANGES_PER_STEP === 0) yield;
    const parsed = change.safeParse(item);
    if (!isPage || !parsed.success || parsed.data.field !== 'leadgen') {
      ignored += 1;
      continue;
    }
    const lead = readLeadgen(parsed.data.value, pageId, now);
    if (lead === undefined) unusable += 1;
    else if (lead.leadId === TEST_PING_LEAD) testPings += 1;
    else leadgen.push(lead);
  }
  return { leadgen, unusable, ignored, testPings };
}

function readDelivery(rawBody: Buffer): z.output<typeof delivery> {
  try {
    // The decoder removes a byte order mark, which JSON.parse refuses.
    return delivery.parse(parseLossless(new TextDecoder().decode(rawBody)));
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

function readLeadgen(value: unknown, pageOfEntry: string, now: Date): LeadgenEvent | undefined {
  const parsed = leadgenValue.safeParse(value);
  if (!parsed.success) return undefined;
  const { leadgen_id, page_id, form_id, ad_id, created_time } = parsed.data;
  const ids = { leadgen_id, page_id, form_id, ad_id };
  return {
    leadId: leadgen_id,
    pageId: page_id || pageOfEntry,
    formId: form_id,
    createdTime: readMetaTime(created_time, now),
    // If the value is nested too deeply, the ids are enough, because Graph has the answers.
    original: toJsonText(value) ?? JSON.stringify(ids),
  };
}

import { z } from 'zod';
import type { GraphClient } from './graph-client.ts';
import { toJsonText } from './json-text.ts';
import type { LeadFields } from './lead-fields.ts';
import { metaId } from './meta-id.ts';
import { readMetaTime } from './meta-time.ts';
import type { PageAccess } from './page-subscription.ts';
import { walkPages, type Batch } from './walk-pages.ts';

/** A lead in a list: the fields that a sync needs, and the whole lead as JSON text. */
export interface ListedLead {
  readonly leadId: string;
  /** Null if Meta leaves it out or garbles it. */
  readonly createdTime: Date | null;
  /** As Meta writes it, such as `fb` or `ig`. */
  readonly platform: string | null;
  /** The lead as JSON text, with every digit of its ids. */
  readonly original: string;
}

/** What to list: the leads of a form since `since`, from the cursor `after` if it is not null. */
export interface LeadListing {
  readonly formId: string;
  readonly since: Date;
  readonly after: string | null;
}

export interface ListLeadsDependencies {
  readonly leadFields: LeadFields;
  readonly now: () => Date;
}

const listedLead = z.object({
  id: metaId,
  created_time: z.unknown().optional(),
  platform: z.string().nullish().catch(null),
});

/** Meta does not document its maximum. If it refuses this number, half of it is tried. */
const LEADS_AT_ONCE = 100;

/**
 * Lists a form's leads that were sent at `since` or later, newest first, one batch per page. Leaves
 * out items without an id. Meta's filter works on whole Unix seconds:
 * https://developers.facebook.com/docs/marketing-api/guides/lead-ads/retrieving
 *
 * @throws GraphError, or the signal's reason when it is aborted
 */
export async function* listLeads(
  client: GraphClient,
  { pageId, token }: PageAccess,
  form: LeadListing,
  { leadFields, now }: ListLeadsDependencies,
  signal?: AbortSignal,
): AsyncGenerator<Batch<ListedLead>> {
  const { formId, since, after } = form;
  const value = Math.floor(since.getTime() / 1000);
  const filter = { field: 'time_created', operator: 'GREATER_THAN_OR_EQUAL', value };
  const walk = (fields: string) =>
    walkPages(client, {
      path: `/${formId}/leads`,
      token,
      signal,
      params: {
        fields,
        filtering: JSON.stringify([filter]),
        ...(after !== null && { after }),
      },
      limit: LEADS_AT_ONCE,
    });
  for await (const batch of leadFields.list(pageId, walk))
    yield {
      items: batch.items.flatMap((item) => toListedLead(item, now()) ?? []),
      after: batch.after,
    };
}

function toListedLead(item: unknown, now: Date): ListedLead | undefined {
  const { data } = listedLead.safeParse(item);
  if (!data) return undefined;
  const { id, created_time, platform } = data;
  return {
    leadId: id,
    createdTime: readMetaTime(created_time, now),
    platform: platform ?? null,
    // A lead that is nested too deeply is read again by its id.
    original: toJsonText(item) ?? JSON.stringify({ id }),
  };
}

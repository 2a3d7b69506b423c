import { z } from 'zod';
import { fieldDatum, graphLead, type FieldDatum, type GraphLead } from '../meta-api/graph-lead.ts';
import { GraphError } from '../meta-api/graph-error.ts';
import { parseLossless } from '../meta-api/parse-lossless.ts';
import { salvageLead } from '../meta-api/salvage-lead.ts';
import { platformOf } from './convert-lead.ts';
import type { InboxLead, InboxReading } from './inbox-lead.ts';
import { PoisonLead } from './poison-lead.ts';

/** What is known of a raw lead once its answers are there. */
export interface RawLead {
  readonly graph: GraphLead;
  readonly fieldData: readonly FieldDatum[];
  readonly reading: InboxReading;
}

/**
 * The lead's answers: from an earlier reading, from the webhook event where it carries them, else
 * from Graph. An earlier reading that cannot be understood is read once more and stays until there
 * is a better one: Meta may not show the lead any longer.
 *
 * @throws GraphError where Graph does not give it, PoisonLead where it cannot be understood
 */
export async function readRawLead(
  lead: InboxLead,
  readLead: (pageId: string, leadId: string) => Promise<string>,
  now: () => Date,
): Promise<RawLead> {
  const known = lead.original ?? answersInEvent(lead);
  const { original, graph } =
    (known !== undefined && understand(known)) || (await readFromGraph(lead, readLead));
  const fieldData = graph.field_data ?? [];
  return {
    graph: { ...graph, id: lead.leadId },
    fieldData,
    reading: {
      original,
      platform: platformOf(graph.platform),
      formId: graph.form_id ?? lead.formId,
      createdTime: graph.created_time ?? lead.createdTime,
      fieldData,
      fetchedAt: now(),
    },
  };
}

/**
 * Graph's answer, or as much of it as can be understood. If that is nothing, or if Graph says that
 * there is no such lead, then what can be understood of an earlier answer or of the event.
 */
async function readFromGraph(
  lead: InboxLead,
  readLead: (pageId: string, leadId: string) => Promise<string>,
): Promise<Understood> {
  const kept = () => salvage(lead.original) ?? salvage(lead.event);
  try {
    const answer = await readLead(lead.pageId, lead.leadId);
    return understand(answer) ?? salvage(answer) ?? kept() ?? getUnderstood(answer);
  } catch (error) {
    const isGone = error instanceof GraphError && error.action === 'unreadable';
    const understood = isGone ? kept() : undefined;
    if (understood) return understood;
    throw error;
  }
}

function salvage(original: string | null): Understood | undefined {
  const graph = salvageLead(original);
  return graph && original !== null ? { original, graph } : undefined;
}

/**
 * The event as if Graph had said it, where it has answers in `field_data`. Meta's own events never
 * do; an empty or garbled list says nothing, so Graph is asked.
 */
function answersInEvent(lead: InboxLead): string | undefined {
  if (lead.event === null) return undefined;
  const event = parseLossless(lead.event);
  if (typeof event !== 'object' || event === null || !('field_data' in event)) return undefined;
  const answers = z.array(fieldDatum).safeParse(event.field_data);
  if (!answers.success || answers.data.every(({ values }) => values.length === 0)) return undefined;
  return JSON.stringify({ ...event, id: lead.leadId });
}

interface Understood {
  readonly original: string;
  readonly graph: GraphLead;
}

const parse = (original: string) => graphLead.safeParse(parseLossless(original));

function understand(original: string): Understood | undefined {
  const { data } = parse(original);
  return data && { original, graph: data };
}

function getUnderstood(original: string): Understood {
  const { data, error } = parse(original);
  if (data) return { original, graph: data };
  const where = error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new PoisonLead(
    `What Meta sent for this lead could not be understood (${where}). Open it to see what Meta sent and to enter the contact data by hand, or retry to read it again.`,
    { cause: error },
  );
}

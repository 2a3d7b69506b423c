import { z } from 'zod';
import {
  fieldDatum,
  readGraphLead,
  type FieldDatum,
  type GraphLead,
} from '../meta-api/graph-lead.ts';
import { parseLossless } from '../meta-api/parse-lossless.ts';
import type { GraphAnswer } from '../meta-api/read-graph-answer.ts';
import { platformOf } from './convert-lead.ts';
import type { InboxLead, InboxReading } from './inbox-lead.ts';
import {
  readFromGraph,
  type ReadFromGraphDependencies,
  type Understood,
} from './read-from-graph.ts';

/** What is known of a raw lead once its answers are there. */
export interface LeadAnswers {
  readonly graph: GraphLead;
  readonly fieldData: readonly FieldDatum[];
  readonly reading: InboxReading;
}

/**
 * The lead's answers: from an earlier reading, from the webhook event if it carries them, else from
 * Graph. An earlier reading that cannot be understood is read once more and stays until there is a
 * better one: Meta may not show the lead any longer.
 *
 * @throws GraphError if Graph does not give it, PoisonLead if it cannot be understood
 */
export async function readAnswers(
  dependencies: ReadFromGraphDependencies,
  lead: InboxLead,
): Promise<LeadAnswers> {
  const known = lead.original === null ? answersInEvent(lead) : toAnswer(lead.original);
  const { original, graph } =
    (known && understand(known, dependencies.now())) || (await readFromGraph(dependencies, lead));
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
      fetchedAt: dependencies.now(),
    },
  };
}

/**
 * The event as if Graph had said it, if it has answers in `field_data`. Meta's own events never
 * do; an empty or garbled list says nothing, so Graph is asked.
 */
function answersInEvent(lead: InboxLead): GraphAnswer | undefined {
  if (lead.event === null) return undefined;
  const event = parseLossless(lead.event);
  if (typeof event !== 'object' || event === null || !('field_data' in event)) return undefined;
  const answers = z.array(fieldDatum).safeParse(event.field_data);
  if (!answers.success || answers.data.every(({ values }) => values.length === 0)) return undefined;
  const value = { ...event, id: lead.leadId };
  return { text: JSON.stringify(value), value };
}

const toAnswer = (text: string): GraphAnswer => ({ text, value: parseLossless(text) });

function understand({ text, value }: GraphAnswer, now: Date): Understood | undefined {
  const reading = readGraphLead(value, now);
  return 'lead' in reading ? { original: text, graph: reading.lead } : undefined;
}

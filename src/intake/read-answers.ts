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

/** The answers of an inbox lead, as Graph's lead and as the reading to store. */
export interface LeadAnswers {
  readonly graph: GraphLead;
  readonly fieldData: readonly FieldDatum[];
  readonly reading: InboxReading;
}

/**
 * Returns the answers of a lead: from an earlier reading, or from the webhook event if it has them,
 * or from Graph. If an earlier reading cannot be understood, the lead is read again from Graph, and
 * the earlier reading is kept until there is a better one: Meta may not show the lead any more.
 *
 * @throws GraphError if Graph does not return the lead, PoisonLead if it cannot be understood
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
 * Returns the event in the form of Graph's answer, if it has answers in `field_data`. Meta's own
 * events never have any. If the list is empty or garbled, Graph is asked.
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

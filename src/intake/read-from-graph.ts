import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { GraphError } from '../meta-api/graph-error.ts';
import { readGraphLead, type GraphLead, type UnreadableLead } from '../meta-api/graph-lead.ts';
import { metaId } from '../meta-api/meta-id.ts';
import type { GraphAnswer } from '../meta-api/read-graph-answer.ts';
import { salvageLead } from '../meta-api/salvage-lead.ts';
import { platformOf } from './convert-lead.ts';
import type { InboxLead, InboxReading } from './inbox-lead.ts';
import { PoisonLead } from './poison-lead.ts';

/** The pauses before a lead is read again whose answer could not be understood, in ms. */
const PAUSES = [250, 1_000];

/** The time after which a lead is not read again, in ms. It is less than the lease of the lead. */
const LONGEST = 10_000;

export interface ReadFromGraphDependencies {
  readonly readLead: (pageId: string, leadId: string) => Promise<GraphAnswer>;
  readonly now: () => Date;
  /** Waits for a time in ms. */
  readonly pause?: (ms: number) => Promise<unknown>;
}

/** The part of a lead that can be understood, and the JSON text that it comes from. */
export interface Understood {
  readonly original: string;
  readonly graph: GraphLead;
}

/**
 * Reads a lead from Graph, or the part of it that can be understood. If an answer is not understood
 * as a whole, the lead is first read again a few times, because a single odd answer may be a fault
 * of Meta. If no part can be understood, or if Graph answers that there is no such lead, an earlier
 * answer or the webhook event is used as far as it can be understood.
 *
 * @throws GraphError if Graph does not return the lead, PoisonLead if it cannot be understood
 */
export async function readFromGraph(
  dependencies: ReadFromGraphDependencies,
  lead: InboxLead,
): Promise<Understood> {
  const at = dependencies.now();
  const kept = () => salvage(lead.original, at) ?? salvage(lead.event, at);
  let answer: GraphAnswer;
  try {
    answer = await readUntilUnderstood(dependencies, lead);
  } catch (error) {
    const isGone = error instanceof GraphError && error.action === 'unreadable';
    const understood = isGone ? kept() : undefined;
    if (understood) return understood;
    throw error;
  }
  const reading = readGraphLead(answer.value, at);
  if ('lead' in reading) return { original: answer.text, graph: reading.lead };
  const understood = salvage(answer.text, at) ?? kept();
  if (understood) return understood;
  throw poison(reading, keepAnswer(lead, answer, at));
}

/** @returns the first answer that is understood, or the last one */
async function readUntilUnderstood(
  { readLead, now, pause = sleep }: ReadFromGraphDependencies,
  { pageId, leadId }: InboxLead,
): Promise<GraphAnswer> {
  const begunAt = now().getTime();
  for (let tries = 0; ; tries += 1) {
    const answer = await readLead(pageId, leadId);
    if (!isLead(answer.value)) throw notALead();
    const wait = PAUSES[tries];
    const isLast = wait === undefined || now().getTime() - begunAt > LONGEST;
    if (isLast || 'lead' in readGraphLead(answer.value, now())) return answer;
    await pause(wait);
  }
}

function salvage(original: string | null, now: Date): Understood | undefined {
  const graph = salvageLead(original, now);
  return graph && original !== null ? { original, graph } : undefined;
}

/** Whether Graph's answer is a lead. An answer without an id is not. */
const isLead = (value: unknown): boolean => z.object({ id: metaId }).safeParse(value).success;

const notALead = () =>
  new GraphError('Meta answered with something that is not a lead.', {
    action: 'retry',
    status: 200,
    oddity: 'not-graph',
  });

function poison(
  { unreadable, error }: UnreadableLead,
  reading: InboxReading | undefined,
): PoisonLead {
  return new PoisonLead(
    { code: 'answers-not-understood', params: { fields: unreadable.join(', ') } },
    { cause: error, reading },
  );
}

/** The answer as a reading; undefined if there is an earlier one, which may be better. */
function keepAnswer(
  lead: InboxLead,
  { text, value }: GraphAnswer,
  fetchedAt: Date,
): InboxReading | undefined {
  if (lead.original !== null) return undefined;
  const { data } = z.object({ platform: z.string() }).safeParse(value);
  return {
    original: text,
    platform: platformOf(data?.platform),
    formId: lead.formId,
    createdTime: lead.createdTime,
    fieldData: [],
    fetchedAt,
  };
}

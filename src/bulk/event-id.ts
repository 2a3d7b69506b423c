import { createHash } from 'node:crypto';

/**
 * The id of the event by which a run changes a lead. It is the same for every process that carries the run out, so that
 * the lead is changed once.
 */
export const eventIdOf = (runId: string, leadId: string): string =>
  createHash('sha256').update(`bulk ${runId} ${leadId}`).digest('hex').slice(0, 24);

import { AppError } from '../errors.ts';
import type { LeadStore } from '../leads/lead-store.ts';
import type { Actor } from '../users/actor.ts';
import type { PlannedRow } from './plan-rows.ts';

/** Writes that are made together share one commit. */
const ROWS_AT_ONCE = 50;

export interface CarryOutParts {
  readonly leads: Pick<LeadStore, 'recordOnce'>;
  readonly by: Actor;
  readonly now: () => Date;
}

/** A row with the lead that was made of it. */
export type DoneRow = PlannedRow & { readonly madeId?: string };

/**
 * Makes the leads of planned rows that come from Meta, each once by Meta's lead id, so that the same file can be
 * brought in again after a crash. Other rows are passed on as they are.
 */
export async function* carryOut(
  rows: AsyncIterable<PlannedRow>,
  parts: CarryOutParts,
): AsyncGenerator<DoneRow> {
  let group: PlannedRow[] = [];
  for await (const row of rows) {
    group.push(row);
    if (group.length < ROWS_AT_ONCE) continue;
    yield* await Promise.all(group.map((each) => carryOutRow(each, parts)));
    group = [];
  }
  yield* await Promise.all(group.map((each) => carryOutRow(each, parts)));
}

async function carryOutRow(row: PlannedRow, { leads, by, now }: CarryOutParts): Promise<DoneRow> {
  if (row.fate !== 'create-from-meta') return row;
  const skipped = { line: row.line, fate: 'skip', column: '' } as const;
  try {
    const { created, lead } = await leads.recordOnce(row.lead, by, now());
    // A webhook or a sync may have brought it since the row was planned.
    return created
      ? { ...row, madeId: lead.id }
      : { ...skipped, reason: 'in-crm', leadId: lead.id };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'lead-erased') throw error;
    return { ...skipped, reason: 'erased', leadId: null };
  }
}

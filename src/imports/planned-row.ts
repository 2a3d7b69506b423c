import type { LeadToImport } from '../leads/lead-to-import.ts';
import type { RefusalCode } from './read-row.ts';

/** Why a row makes no lead. */
export type RowReason =
  | RefusalCode
  | 'no-meta-id'
  /** The lead is here and has these values already. */
  | 'unchanged'
  /** The lead is here and has other values. The changes of the team are not overwritten. */
  | 'differs'
  /** Meta's lead is here. The changes of the team are not overwritten. */
  | 'in-crm'
  /** Another lead has the same e-mail address or phone number. */
  | 'same-person'
  /** An earlier row of the file is about the same lead or person. */
  | 'repeated'
  /** The person was erased and must not come back. */
  | 'erased'
  /** LeadRabbit could not import the row; the log says why. */
  | 'failed';

/** What happens to a row. */
export type PlannedRow = { readonly line: number } & (
  { readonly fate: 'create'; readonly lead: LeadToImport } | LeftRow
);

/** Why a row makes no lead, and which lead is here already. */
export interface LeftRow {
  readonly fate: 'skip' | 'refuse';
  readonly reason: RowReason;
  /** The name of the column that is wrong; empty if no column alone is. */
  readonly column: string;
  readonly leadId: string | null;
  /** Names of the fields that differ. */
  readonly fields: readonly string[];
}

export const leave = (
  line: number,
  fate: LeftRow['fate'],
  reason: RowReason,
  { column = '', leadId = null, fields = [] }: Partial<Omit<LeftRow, 'fate' | 'reason'>> = {},
): PlannedRow => ({ line, fate, reason, column, leadId, fields });

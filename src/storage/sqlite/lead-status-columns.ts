import type { StatusHistory } from '../../leads/change-status.ts';
import type { LeadStatus, StatusBefore } from '../../leads/lead.ts';
import { millis } from './columns.ts';

/** `leads.statusBefore`, as JSON. */
interface StoredStatusBefore {
  readonly status: LeadStatus;
  /** Unix milliseconds. */
  readonly firstContactedAt: number | null;
}

/** @param stored the parsed JSON of the column, which this program wrote itself */
export function toStatusBefore(stored: unknown): StatusBefore | null {
  if (stored === null) return null;
  const { status, firstContactedAt } = stored as StoredStatusBefore;
  return {
    status,
    firstContactedAt: firstContactedAt === null ? null : new Date(firstContactedAt),
  };
}

/** The columns that a status change writes. */
export function toStatusColumns(history: StatusHistory) {
  const { status, statusBefore } = history;
  const before: StoredStatusBefore | null = statusBefore && {
    status: statusBefore.status,
    firstContactedAt: millis(statusBefore.firstContactedAt),
  };
  return {
    status,
    firstContactedAt: millis(history.firstContactedAt),
    statusChangedAt: millis(history.statusChangedAt),
    statusBefore: before && JSON.stringify(before),
  };
}

import type { StatusHistory } from '../../leads/change-status.ts';
import type { LeadStatus, StatusBefore } from '../../leads/lead.ts';
import { millis, toTime } from './columns.ts';

/** `leads.statusBefore`, as JSON. */
interface StoredStatusBefore {
  readonly status: LeadStatus;
  /** Unix milliseconds. */
  readonly firstContactedAt: number | null;
}

/**
 * @param stored the parsed JSON of the column
 * @returns null if there is no earlier status, or if it cannot be read
 */
export function toStatusBefore(stored: unknown): StatusBefore | null {
  const { status, firstContactedAt } = Object(stored) as Partial<StoredStatusBefore>;
  if (typeof status !== 'string' || status === '') return null;
  return { status, firstContactedAt: toTime(firstContactedAt) };
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

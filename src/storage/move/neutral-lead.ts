import type { Lead } from '../../leads/lead.ts';
import type { Note } from '../../leads/note.ts';
import type { NeutralRecord, NeutralValue } from './neutral-record.ts';

/** A lead as each engine reads it for the API, with its place in the list. */
export interface StoredLead {
  readonly lead: Lead;
  readonly notes: readonly Note[];
  readonly position: number;
  /** At least the number of its events. */
  readonly version: number;
}

export function toNeutralLead(
  lead: Lead,
  { notes, position, version }: Omit<StoredLead, 'lead'>,
): NeutralRecord {
  const { id, ...fields } = lead;
  return {
    key: id,
    fields: {
      ...(JSON.parse(JSON.stringify({ ...fields, notes })) as Record<string, NeutralValue>),
      position,
    },
    extra: { version: Math.max(version, 1) },
  };
}

export function toStoredLead({ key, fields, extra }: NeutralRecord): StoredLead {
  const { position, notes, ...rest } = fields;
  const lead = rest as unknown as Lead;
  const { origin, statusBefore, lease } = lead;
  return {
    lead: {
      ...lead,
      id: key,
      createdAt: new Date(lead.createdAt),
      updatedAt: new Date(lead.updatedAt),
      firstSeenAt: toDate(lead.firstSeenAt),
      firstContactedAt: toDate(lead.firstContactedAt),
      firstReachedAt: toDate(lead.firstReachedAt),
      statusChangedAt: toDate(lead.statusChangedAt),
      assignmentDueAt: toDate(lead.assignmentDueAt),
      lease: lease && { ...lease, until: new Date(lease.until) },
      statusBefore: statusBefore && {
        ...statusBefore,
        firstContactedAt: toDate(statusBefore.firstContactedAt),
      },
      origin: origin && {
        ...origin,
        submittedAt: toDate(origin.submittedAt),
        receivedAt: toDate(origin.receivedAt),
        storedAt: toDate(origin.storedAt),
      },
    },
    notes: (notes as unknown as readonly Note[]).map((note) => ({
      ...note,
      createdAt: new Date(note.createdAt),
      editedAt: toDate(note.editedAt),
    })),
    position: Number(position),
    version: Number(extra?.['version'] ?? 1),
  };
}

/** In a record it is text. */
const toDate = (value: Date | null): Date | null => (value === null ? null : new Date(value));

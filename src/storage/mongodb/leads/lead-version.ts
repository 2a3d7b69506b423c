import type { Filter } from 'mongodb';
import type { LeadDocument } from './lead-document.ts';

/** A lead as it was read, whatever another program has written into it. */
export type VersionedLead = Pick<LeadDocument, '_id'> & Partial<Pick<LeadDocument, 'version'>>;

/**
 * Matches the lead only if nobody has changed it since it was read. A lead of another program has no version;
 * null matches that.
 */
export const unchanged = ({ _id, version }: VersionedLead): Filter<LeadDocument> =>
  ({ _id, version: version ?? null }) as Filter<LeadDocument>;

/** The version after the next change. */
export const nextVersion = ({ version }: VersionedLead): number =>
  Number.isSafeInteger(version) ? Number(version) + 1 : 1;

import type { Collection, Db } from 'mongodb';
import type { Incident, Trouble } from '../../../connections/health/incident.ts';
import { isReasonCode } from '../../../reasons.ts';
import type { NeededIndex } from '../connection/indexes.ts';
import { toTime } from '../fields.ts';
import { fromId, type DocumentId } from '../ids.ts';

export interface IncidentDocument extends Trouble {
  readonly _id: DocumentId;
  readonly subject: string;
  readonly openedAt: Date;
  readonly closedAt?: Date;
  /** Only while it is open. */
  readonly isOpen?: true;
  /** Counts the incidents of the subject and the check. */
  readonly n?: number;
  /** Subject, check and `n`. It is unique, so that of two processes one inserts the next incident. */
  readonly place?: string;
}

export const incidentsOf = (db: Db): Collection<IncidentDocument> =>
  db.collection<IncidentDocument>('incidents');

const index = (
  name: string,
  key: NeededIndex['key'],
  options: Omit<NeededIndex, 'collection' | 'name' | 'key'> = {},
): NeededIndex => ({ collection: 'incidents', name: `incidents_${name}`, key, ...options });

export const incidentIndexes: readonly NeededIndex[] = [
  index('place', { place: 1 }, { unique: true, sparse: true }),
  index('of_check', { subject: 1, check: 1, n: -1 }),
  index('open', { subject: 1 }, { partialFilterExpression: { isOpen: true } }),
  index('by_time', { openedAt: -1, _id: -1 }),
  index('of_subject', { subject: 1, openedAt: -1, _id: -1 }),
];

export const toIncident = (document: IncidentDocument): Incident => ({
  id: fromId(document._id),
  subject: document.subject,
  check: document.check,
  // A code that this version does not know is shown as a text without details.
  code: isReasonCode(document.code) ? document.code : 'text',
  params: document.params,
  openedAt: toTime(document.openedAt) ?? new Date(0),
  closedAt: toTime(document.closedAt),
});

import { ObjectId, type Db } from 'mongodb';
import type { Incident, Trouble } from '../../../connections/health/incident.ts';
import { isDuplicateKey } from '../connection/mongodb-error.ts';
import { incidentsOf, toIncident, type IncidentDocument } from './incident-document.ts';

export interface NewIncident {
  readonly subject: string;
  readonly trouble: Trouble;
  readonly span: Pick<IncidentDocument, 'openedAt' | 'closedAt' | 'isOpen'>;
}

/**
 * Inserts an incident unless it is known. If another process inserts one of the same check in between,
 * it looks again.
 *
 * @param isKnown whether there is such an incident
 * @returns undefined if it is known
 */
export type InsertIncident = (
  incident: NewIncident,
  isKnown: () => Promise<boolean>,
) => Promise<Incident | undefined>;

export function createInsertIncident(db: Db): InsertIncident {
  const incidents = incidentsOf(db);
  const findLast = async (subject: string, check: Trouble['check']) => {
    const last = await incidents.findOne({ subject, check }, { sort: { n: -1 } });
    return last?.n ?? 0;
  };
  return async ({ subject, trouble: { check, code, params }, span }, isKnown) => {
    for (;;) {
      // First, so that whatever is inserted after it makes the insert below fail.
      const n = (await findLast(subject, check)) + 1;
      if (await isKnown()) return undefined;
      const place = `${subject} ${check} ${n}`;
      const what = { subject, check, code, params };
      const document = { _id: new ObjectId(), ...what, ...span, n, place };
      try {
        await incidents.insertOne(document);
        return toIncident(document);
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    }
  };
}

import type { Db } from 'mongodb';
import type { Incident, Trouble } from '../../../connections/health/incident.ts';
import type { IncidentStore } from '../../../connections/health/incident-store.ts';
import { incidentsOf, toIncident, type IncidentDocument } from './incident-document.ts';
import { createInsertIncident } from './insert-incident.ts';
import { createListIncidents } from './list-incidents.ts';

/** Incidents in `incidents`. */
export function createIncidentStore(db: Db): IncidentStore {
  return {
    reconcile: createReconcile(db),
    record: createRecord(db),
    list: createListIncidents(db),
  };
}

function createReconcile(db: Db): IncidentStore['reconcile'] {
  const incidents = incidentsOf(db);
  const insert = createInsertIncident(db);
  const findOpen = (subject: string) => incidents.find({ subject, isOpen: true }).toArray();
  /** @returns undefined if another process has closed it */
  const close = async (incident: IncidentDocument, now: Date): Promise<Incident | undefined> => {
    const { matchedCount } = await incidents.updateOne(
      { _id: incident._id, isOpen: true },
      { $set: { closedAt: now }, $unset: { isOpen: '' } },
    );
    return matchedCount > 0 ? { ...toIncident(incident), closedAt: now } : undefined;
  };

  return async (subject, { troubles, undecided }, now) => {
    const isThere = (incident: Trouble) =>
      troubles.some(({ check, code }) => check === incident.check && code === incident.code);
    const open = await findOpen(subject);
    const closed: Incident[] = [];
    for (const incident of open) {
      if (isThere(incident) || undecided.includes(incident.check)) continue;
      const ended = await close(incident, now);
      if (ended) closed.push(ended);
    }
    const opened: Incident[] = [];
    for (const trouble of troubles) {
      const span = { openedAt: now, isOpen: true } as const;
      const begun = await insert({ subject, trouble, span }, async () =>
        (await findOpen(subject)).some(({ check }) => check === trouble.check),
      );
      if (begun) opened.push(begun);
    }
    return { opened, closed };
  };
}

function createRecord(db: Db): IncidentStore['record'] {
  const incidents = incidentsOf(db);
  const insert = createInsertIncident(db);
  return (subject, trouble, { from, to }) => {
    const { check, code } = trouble;
    const overlaps = {
      subject,
      check,
      code,
      openedAt: { $lte: to },
      $or: [{ isOpen: true as const }, { closedAt: { $gt: from } }],
    };
    const span = { openedAt: from, closedAt: to };
    return insert(
      { subject, trouble, span },
      async () => (await incidents.findOne(overlaps)) !== null,
    );
  };
}
